/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What survives an await is what is read later and has a value by then; its form follows from its type and uses. */
// RUN: %cc -std=c11 -g -Wall -Wextra -Werror -I%root/tool %s %root/tool/analysis/[!s]*.c %root/tool/base/arena.c %root/tool/base/format.c %root/tool/base/buf.c %root/tool/base/map.c -o %t && %t | %FileCheck %s
#include "Inputs/analysis.h"
#include "analysis/unset.h"

static void
show(struct stmt *body)
{
    analyse(body);
    print(live_dump);
}

static void
use_all(struct stmt **items, size_t *count)
{
    for (size_t i = 0; i < fn->locals.len; i++) {
        items[(*count)++] = EVAL(CALL("use", ref(fn->locals.items[i])));
    }
}

// CHECK-LABEL: live in forms
// CHECK-NEXT: i: saved
// CHECK-NEXT: a: in the frame, address taken, escapes
// CHECK-NEXT: s: in the frame
// CHECK-NEXT: v: in the frame
// CHECK-NEXT: fixed: saved
// CHECK-NEXT: sugar: in the frame
// CHECK-NEXT: t__1: saved
// CHECK-NEXT: await 1: i a s v fixed sugar t__1
static void
forms(void)
{
    begin("forms", type_void());
    struct type *is_volatile = (struct type *)type_int();
    is_volatile->is_volatile = true;
    struct type *fixed = (struct type *)type_int();
    fixed->is_const = true;
    struct type *sugar = (struct type *)type_int();
    sugar->is_const = true;
    sugar->typedef_decl = make_decl(DECL_TYPEDEF, "constant", fixed);
    struct local *i = make_local("i", type_int(), fn->scope);
    make_local("a", type_bytes(4), fn->scope);
    make_local("s", type_struct(8), fn->scope);
    make_local("v", is_volatile, fn->scope);
    make_local("fixed", fixed, fn->scope);
    make_local("sugar", sugar, fn->scope);
    make_local("t__1", type_int(), fn->scope);
    struct stmt *items[20];
    size_t count = 0;
    for (size_t k = 0; k < fn->locals.len; k++) {
        items[count++] = declare(fn->locals.items[k], ref(i));
    }
    items[count++] = wait_here();
    use_all(items, &count);
    show(with_items(make_stmt(STMT_BLOCK, NULL), count, items));
}

// CHECK-LABEL: live in destination
// CHECK-NEXT: x: C local
// CHECK-NEXT: await 1:{{$}}
static void
destination(void)
{
    begin("destination", type_int());
    struct local *x = make_local("x", type_int(), fn->scope);
    struct await *await = await_call(make_callee("g", 8), type_int());
    await->dest = x;
    give_arguments(await, 1, (struct node *[]){ref(x)});
    show(BLOCK(declare(x, num()), await->stmt, RETURN(ref(x))));
}

/* Saves come before the arguments. */
// CHECK-LABEL: live in argument_writes
// CHECK-NEXT: x: in the frame
static void
argument_writes(void)
{
    begin("argument_writes", type_int());
    struct local *x = make_local("x", type_int(), fn->scope);
    struct await *await = await_call(make_callee("g", 8), type_int());
    give_arguments(await, 1, (struct node *[]){unary(UNARY_POST_INC, type_int(), ref(x))});
    show(BLOCK(declare(x, num()), await->stmt, RETURN(ref(x))));
}

/* int x; char b[4]; await; x = 1; b[0] = 1; use both: nothing to keep at the first await. */
// CHECK-LABEL: live in no_value_yet
// CHECK: await 1:{{$}}
// CHECK-NEXT: await 2: x b
static void
no_value_yet(void)
{
    begin("no_value_yet", type_void());
    struct local *x = make_local("x", type_int(), fn->scope);
    struct local *b = make_local("b", type_bytes(4), fn->scope);
    show(BLOCK(declare(x, NULL), declare(b, NULL), wait_here(),
               IF(num(), EVAL(assign(ref(x), num()))), EVAL(assign(at(ref(b), num()), num())), wait_here(),
               EVAL(CALL("use", ref(x))), EVAL(at(ref(b), num()))));
    struct bitset unset = unset_compute(fn);
    printf("unset: x %d, b %d\n", bitset_has(unset, x->index), bitset_has(unset, b->index));
    // CHECK-NEXT: unset: x 1, b 0
}

/* A store in a branch that may not be taken ends nothing. */
// CHECK-LABEL: live in conditional
// CHECK-NEXT: x: saved
// CHECK-NEXT: y: C local
static void
conditional(void)
{
    begin("conditional", type_void());
    struct local *x = make_local("x", type_int(), fn->scope);
    struct local *y = make_local("y", type_int(), fn->scope);
    show(BLOCK(declare(x, num()), declare(y, num()), wait_here(),
               EVAL(binary(BINARY_AND, type_int(), num(), assign(ref(x), num()))), EVAL(assign(ref(y), num())),
               EVAL(CALL("use", ref(x), ref(y)))));
}

/* for (;;) { int x; keep(&x); await } has a new x on each turn; i lives round the loop, last only to its end. */
// CHECK-LABEL: live in turns
// CHECK-NEXT: i: saved
// CHECK-NEXT: x: in the frame, address taken, escapes
// CHECK-NEXT: last: C local
// CHECK-NEXT: await 1: i{{$}}
// CHECK-NEXT: await 2: i x
static void
turns(void)
{
    begin("turns", type_void());
    struct local *i = make_local("i", type_int(), fn->scope);
    struct scope *scope = make_scope(fn->scope);
    struct local *x = make_local("x", type_int(), scope);
    struct local *last = make_local("last", type_int(), scope);
    struct stmt *first = wait_here();
    struct stmt *body = scoped(scope, BLOCK(first, declare(x, num()), EVAL(CALL("keep", addr(ref(x)))), wait_here(),
                                            declare(last, num()), EVAL(CALL("use", ref(last), ref(i)))));
    show(BLOCK(declare(i, num()), loop(NULL, body)));
}

int
main(void)
{
    forms();
    destination();
    argument_writes();
    no_value_yet();
    conditional();
    turns();
    arena_free(&arena);
    return 0;
}
