/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Where an address goes decides whether an object lives on: each line is one use of x (an int) or a (an array)
 * before an await. */
// RUN: %cc -std=c11 -g -Wall -Wextra -Werror -I%root/tool %s %root/tool/analysis/[!s]*.c %root/tool/base/arena.c %root/tool/base/format.c %root/tool/base/buf.c %root/tool/base/map.c -o %t && %t | %FileCheck %s
#include "Inputs/analysis.h"

static struct local *x;
static struct local *a;
static struct local *p;

static void
start(void)
{
    begin("f", type_void());
    x = make_local("x", type_int(), fn->scope);
    a = make_local("a", type_bytes(16), fn->scope);
    p = make_local("p", type_pointer(), fn->scope);
}

static const char *
state_of(const struct local *local)
{
    bool is_kept = live_is_required(fn, local, fn->awaits.items[0]);
    return local->is_escaping          ? is_kept ? "escapes" : "escapes, dead"
           : local->is_address_taken ? "lent"
           : is_kept                   ? "live"
                                       : "-";
}

static void
show(const char *what, struct node *value)
{
    analyse(BLOCK(declare(x, num()), declare(a, NULL), EVAL(assign(at(ref(a), num()), num())), EVAL(value),
                  wait_here()));
    printf("%s: x %s, a %s\n", what, state_of(x), state_of(a));
    start();
}

static struct node *
cast(const struct type *type, struct node *operand)
{
    return NODE(NODE_CAST, type, operand);
}

static struct node *
noescape_call(struct node *arg)
{
    struct node *call = CALL("own", arg);
    struct decl *function = call->children[0]->decl;
    static const char *attributes[] = {"noescape"};
    function->params = ARENA_ARRAY(&arena, struct decl *, 1);
    function->params[0] = make_decl(DECL_PARAM, "p", type_pointer());
    function->params[0]->attributes = attributes;
    function->params[0]->attribute_count = 1;
    function->param_count = 1;
    return call;
}

static struct node *
own_memset(struct node *arg)
{
    struct node *call = CALL("memset", arg);
    call->children[0]->decl->definition = call->children[0]->decl;
    return call;
}

static void
on_the_spot(void)
{
    show("*&x", deref(addr(ref(x))));                             // CHECK: *&x: x -, a -
    show("a[x]", at(ref(a), ref(x)));                             // CHECK-NEXT: a[x]: x -, a -
    show("*a = x", assign(deref(ref(a)), ref(x)));                // CHECK-NEXT: *a = x: x -, a -
    show("a == p", binary(BINARY_ARITHMETIC, type_int(), ref(a), ref(p))); // CHECK-NEXT: a == p: x -, a -
    show("(void)&x", cast(type_void(), addr(ref(x))));            // CHECK-NEXT: (void)&x: x -, a -
    show("!a", unary(UNARY_NOT, type_int(), ref(a)));             // CHECK-NEXT: !a: x -, a -
    show("sizeof a", NODE(NODE_UNEVALUATED, type_int(), ref(a))); // CHECK-NEXT: sizeof a: x -, a -
}

static void
lent(void)
{
    show("puts(a)", CALL("puts", ref(a)));                        // CHECK-NEXT: puts(a): x -, a lent
    show("memcpy(a, &x)", CALL("memcpy", ref(a), addr(ref(x)), num())); // CHECK-NEXT: memcpy(a, &x): x lent, a lent
    show("*strchr(a)", deref(CALL("strchr", ref(a), num())));     // CHECK-NEXT: *strchr(a): x -, a lent
    show("noescape", noescape_call(addr(ref(x))));                // CHECK-NEXT: noescape: x lent, a -
    show("chk", CALL("__builtin___memset_chk", ref(a), num(), num(), num())); // CHECK-NEXT: chk: x -, a lent
    show("strtol(a, NULL)", CALL("strtol", ref(a), num(), num())); // CHECK-NEXT: strtol(a, NULL): x -, a lent
    show("scanf", CALL("scanf", ref(p), addr(ref(x)), ref(a)));   // CHECK-NEXT: scanf: x lent, a lent
}

static void
kept(void)
{
    show("p = &x", assign(ref(p), addr(ref(x))));                 // CHECK-NEXT: p = &x: x escapes, a -
    show("p = a + 1", assign(ref(p), binary(BINARY_ARITHMETIC, type_pointer(), ref(a), num())));
                                                                  // CHECK-NEXT: p = a + 1: x -, a escapes
    show("keep(&a[1])", CALL("keep", addr(at(ref(a), num()))));   // CHECK-NEXT: keep(&a[1]): x -, a escapes
    show("p = strchr(a)", assign(ref(p), CALL("strchr", ref(a), num()))); // CHECK-NEXT: p = strchr(a): x -, a escapes
    show("(long)&x", assign(ref(p), cast(type_int(), addr(ref(x))))); // CHECK-NEXT: (long)&x: x escapes, a -
    show("strtol(a, &p)", CALL("strtol", ref(a), addr(ref(p)), num())); // CHECK-NEXT: strtol(a, &p): x -, a escapes
    show("own memset", own_memset(ref(a)));                       // CHECK-NEXT: own memset: x -, a escapes
    show("c ? &x : a", CALL("keep", NODE(NODE_COND, type_pointer(), num(), addr(ref(x)), ref(a))));
                                                                  // CHECK-NEXT: c ? &x : a: x escapes, a escapes
    show("({ keep(a); })", NODE(NODE_STMT_EXPR, type_int(),
                                NODE(NODE_COMPOUND, NULL, NODE(NODE_EXPR_STMT, NULL, CALL("keep", ref(a))))));
                                                                  // CHECK-NEXT: ({ keep(a); }): x -, a escapes
}

/* An address in an argument is kept during the await and after it; that of what an argument stores to is not. */
static void
awaited(void)
{
    struct stmt *stmt = wait_here();
    give_arguments(stmt->await, 2, (struct node *[]){addr(ref(x)), assign(at(ref(a), num()), num())});
    analyse(BLOCK(declare(x, num()), declare(a, NULL), stmt));
    printf("await: x %s, a %s\n", state_of(x), state_of(a));      // CHECK-NEXT: await: x escapes, a -
    start();

    struct scope *inner = make_scope(fn->scope);
    struct local *y = make_local("y", type_int(), inner);
    struct stmt *block = scoped(inner, BLOCK(declare(y, num()), EVAL(CALL("keep", addr(ref(y))))));
    analyse(BLOCK(block, wait_here()));
    printf("left scope: y %s\n", state_of(y));                    // CHECK-NEXT: left scope: y escapes, dead
}

int
main(void)
{
    start();
    on_the_spot();
    lent();
    kept();
    awaited();
    arena_free(&arena);
    return 0;
}
