/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Frames of small functions are as small as what lives at once: payload (frame without its header) against bound.
 * Each wait takes a node of 4 bytes. */
// RUN: %cc -std=c11 -g -Wall -Wextra -Werror -I%root/tool %s %root/tool/analysis/[!s]*.c %root/tool/base/arena.c %root/tool/base/format.c %root/tool/base/buf.c %root/tool/base/map.c -o %t && %t | %FileCheck %s
#include "Inputs/analysis.h"

/* { char name[64]; lend(name); wait × waits; read name } */
static struct stmt *
buffer_block(const char *name, size_t waits)
{
    struct scope *scope = make_scope(fn->scope);
    struct local *buffer = make_local(name, type_bytes(64), scope);
    struct stmt *items[8] = {declare(buffer, NULL), EVAL(CALL("fill", ref(buffer)))};
    size_t count = 2;
    for (size_t i = 0; i < waits; i++) {
        items[count++] = wait_here();
    }
    items[count++] = EVAL(CALL("use", ref(buffer)));
    return scoped(scope, with_items(make_stmt(STMT_BLOCK, NULL), count, items));
}

static void
one_local(void)
{
    begin("c1", type_void());
    struct local *x = make_param("x", type_int());
    analyse(BLOCK(wait_here(), EVAL(CALL("use", ref(x)))));
    print_size();
}

static void
sibling_scopes(void)
{
    for (size_t waits = 1; waits <= 2; waits++) {
        begin(waits == 1 ? "c2" : "c3", type_void());
        struct stmt *first = buffer_block("a", waits);
        analyse(BLOCK(first, buffer_block("b", waits)));
        print_size();
    }
}

static void
arguments(void)
{
    begin("c4", type_void());
    struct local *packet = make_param("packet", type_struct(64));
    analyse(BLOCK(wait_here(), EVAL(CALL("use", ref(packet)))));
    print_size();

    begin("c5", type_void());
    packet = make_param("packet", type_struct(64));
    struct local *copy = make_local("copy", type_struct(64), fn->scope);
    analyse(BLOCK(declare(copy, ref(packet)), wait_here(), EVAL(CALL("use", ref(copy)))));
    print_size();
}

static void
dead_before_await(void)
{
    begin("c6-unknown", type_void());
    struct local *buffer = make_local("buffer", type_bytes(64), fn->scope);
    analyse(BLOCK(declare(buffer, NULL), EVAL(CALL("fill", ref(buffer))), wait_here()));
    print_size();

    begin("c6-known", type_void());
    buffer = make_local("buffer", type_bytes(64), fn->scope);
    analyse(BLOCK(declare(buffer, NULL), EVAL(CALL("memset", ref(buffer), num(), num())), wait_here()));
    print_size();
}

static void
one_after_the_other(const char *name, const char *fill, const char *use)
{
    begin(name, type_void());
    struct local *a = make_local("a", type_bytes(64), fn->scope);
    struct local *b = make_local("b", type_bytes(64), fn->scope);
    analyse(BLOCK(declare(a, NULL), declare(b, NULL), EVAL(CALL(fill, ref(a), num(), num())), wait_here(),
                  EVAL(CALL(use, ref(a))), EVAL(CALL(fill, ref(b), num(), num())), wait_here(),
                  EVAL(CALL(use, ref(b)))));
    print_size();
}

static void
callees(void)
{
    struct decl *leaf = make_callee("leaf", 66);
    begin("c8", type_void());
    struct await *first = await_call(leaf, type_void());
    analyse(BLOCK(first->stmt, await_call(leaf, type_void())->stmt));
    print_size();

    struct decl *big = make_callee("big", 258);
    begin("c17", type_void());
    struct scope *scope = make_scope(fn->scope);
    struct local *buffer = make_local("buffer", type_bytes(256), scope);
    struct stmt *block = scoped(scope, BLOCK(declare(buffer, NULL), EVAL(CALL("fill", ref(buffer))), wait_here(),
                                             EVAL(CALL("use", ref(buffer)))));
    analyse(BLOCK(block, await_call(big, type_void())->stmt));
    print_size();
}

static void
switch_arms(void)
{
    begin("c9", type_void());
    struct local *x = make_param("x", type_int());
    struct stmt *choice = make_stmt(STMT_SWITCH, ref(x));
    struct stmt *items[9];
    for (size_t i = 0; i < 3; i++) {
        static const char *const names[] = {"a", "b", "c"};
        items[3 * i] = jump(STMT_CASE, choice);
        items[3 * i + 1] = buffer_block(names[i], 1);
        items[3 * i + 2] = jump(STMT_BREAK, choice);
    }
    with_items(choice, 1, (struct stmt *[]){with_items(make_stmt(STMT_BLOCK, NULL), 9, items)});
    analyse(choice);
    print_size();
}

static void
loops(void)
{
    begin("c10", type_void());
    struct local *i = make_local("i", type_int(), fn->scope);
    struct stmt *loops[2];
    for (size_t k = 0; k < 2; k++) {
        struct stmt *body = buffer_block(k ? "b" : "a", 2);
        loops[k] = loop(unary(UNARY_POST_INC, type_int(), ref(i)), body);
    }
    analyse(BLOCK(declare(i, num()), loops[0], EVAL(assign(ref(i), num())), loops[1]));
    print_size();
}

/* Each is read right behind the await that it lives across. */
static void
staggered(void)
{
    begin("c14", type_void());
    static const char *const names[] = {"a", "b", "c", "d", "e"};
    struct stmt *items[15];
    for (size_t i = 0; i < 5; i++) {
        struct local *local = make_local(names[i], type_int(), fn->scope);
        items[3 * i] = declare(local, num());
        items[3 * i + 1] = wait_here();
        items[3 * i + 2] = EVAL(CALL("use", ref(local)));
    }
    analyse(with_items(make_stmt(STMT_BLOCK, NULL), 15, items));
    print_size();
}

/* v(n) + await a(1) * v(n + 1) + await a(2), with its temporaries. */
static void
expression(void)
{
    struct decl *a = make_callee("a", 16);
    begin("c13", type_int());
    struct local *n = make_param("n", type_int());
    struct local *t1 = make_local("t__1", type_int(), fn->scope);
    struct local *t2 = make_local("t__2", type_int(), fn->scope);
    struct stmt *first = EVAL(CALL("v", ref(n)));
    first->dest = t1;
    struct await *one = await_call(a, type_int());
    struct stmt *sum = EVAL(add(ref(t1), add(result_of(one), CALL("v", ref(n)))));
    sum->dest = t2;
    struct await *two = await_call(a, type_int());
    analyse(BLOCK(first, one->stmt, sum, two->stmt, RETURN(add(ref(t2), result_of(two)))));
    print_size();
}

int
main(void)
{
    one_local();           // CHECK: c1: frame 12, payload 8, bound 8
    sibling_scopes();      // CHECK-NEXT: c2: frame 72, payload 68, bound 68
                           // CHECK-NEXT: c3: frame 72, payload 68, bound 68
    arguments();           // CHECK-NEXT: c4: frame 72, payload 68, bound 68
                           // CHECK-NEXT: c5: frame 72, payload 68, bound 68
    dead_before_await();   // CHECK-NEXT: c6-unknown: frame 72, payload 68, bound 68
                           // CHECK-NEXT: c6-known: frame 8, payload 4, bound 4
    one_after_the_other("c7-unknown", "fill", "use");  // CHECK-NEXT: c7-unknown: frame 136, payload 132, bound 132
    one_after_the_other("c7-known", "memset", "puts"); // CHECK-NEXT: c7-known: frame 72, payload 68, bound 68
    callees();             // CHECK-NEXT: c8: frame 72, payload 68, bound 66
                           // CHECK-NEXT: c17: frame 264, payload 260, bound 260
    switch_arms();         // CHECK-NEXT: c9: frame 72, payload 68, bound 68
    loops();               // CHECK-NEXT: c10: frame 76, payload 72, bound 72
    expression();          // CHECK-NEXT: c13: frame 28, payload 24, bound 24
    staggered();           // CHECK-NEXT: c14: frame 12, payload 8, bound 8
    arena_free(&arena);
    return 0;
}
