/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Every statement is a point of the graph, in reverse post-order; jumps lead where C says. */
// RUN: %cc -std=c11 -g -Wall -Wextra -Werror -I%root/tool %s %root/tool/analysis/[!s]*.c %root/tool/base/arena.c %root/tool/base/format.c %root/tool/base/buf.c %root/tool/base/map.c -o %t && %t | %FileCheck %s
#include "Inputs/analysis.h"

static void
show(struct stmt *body)
{
    analyse(body);
    print(cfg_dump);
}

// CHECK-LABEL: graph of loops
// CHECK-NEXT: 0: entry -> 1; declares sets n
// CHECK-NEXT: 1: join -> 2
// CHECK-NEXT: 2: branch -> 9, 3; uses n
// CHECK-NEXT: 3: branch -> 9, 4
// CHECK-NEXT: 4: join -> 5
// CHECK-NEXT: 5: branch -> 8, 6
// CHECK-NEXT: 6: join -> 7
// CHECK-NEXT: 7: await 1 -> 8; uses n, sets result 1
// CHECK-NEXT: 8: join -> 1
// CHECK-NEXT: 9: join -> 10
// CHECK-NEXT: 10: exit
static void
loops(void)
{
    begin("loops", type_void());
    struct local *n = make_param("n", type_int());
    struct await *await = await_call(make_callee("g", 8), type_int());
    give_arguments(await, 1, (struct node *[]){ref(n)});
    struct stmt *turn = loop(NULL, NULL);
    turn->value = ref(n);
    turn->items[3] = BLOCK(IF(num(), jump(STMT_BREAK, turn)), IF(num(), jump(STMT_CONTINUE, turn)), await->stmt);
    show(turn);
}

/* Without default the value may fit no case; the code before the first case is not reached. */
// CHECK-LABEL: graph of cases
// CHECK-NEXT: 0: entry -> 1
// CHECK-NEXT: 1: branch -> 4, 2, 6; uses n
// CHECK-NEXT: 2: join -> 3
// CHECK-NEXT: 3: eval -> 6; sets n
// CHECK-NEXT: 4: join -> 5
// CHECK-NEXT: 5: eval -> 6; uses writes n
// CHECK-NEXT: 6: join -> 7
// CHECK-NEXT: 7: exit
// CHECK-NEXT: 8: eval -> 4; writes n
static void
cases(void)
{
    begin("cases", type_void());
    struct local *n = make_local("n", type_struct(8), fn->scope);
    struct stmt *choice = make_stmt(STMT_SWITCH, ref(n));
    struct stmt *body = BLOCK(EVAL(assign(member(ref(n), '.', type_int()), num())), jump(STMT_CASE, choice),
                              EVAL(unary(UNARY_POST_INC, type_int(), ref(n))), jump(STMT_BREAK, choice),
                              jump(STMT_CASE, choice), EVAL(assign(ref(n), num())));
    with_items(choice, 1, &body);
    show(choice);
}

// CHECK-LABEL: graph of gotos
// CHECK: branch -> {{[0-9]+}}, {{[0-9]+}}
// CHECK: return -> {{[0-9]+}}; uses x
static void
gotos(void)
{
    begin("gotos", type_int());
    struct local *x = make_local("x", type_int(), fn->scope);
    struct decl *again = make_decl(DECL_LABEL, "again", NULL);
    struct decl *end = make_decl(DECL_LABEL, "end", NULL);
    show(BLOCK(declare(x, num()), label(STMT_LABEL, again), IF(ref(x), label(STMT_GOTO, end)), wait_here(),
               label(STMT_GOTO, again), label(STMT_LABEL, end), RETURN(ref(x))));
    printf("saved: %s\n", fn->awaits.items[0]->saved.items[0]->name); // CHECK: saved: x
}

/* A computed goto may lead to any label, and everything that lives at one lives at it. */
// CHECK-LABEL: graph of computed
// CHECK: saved: x
static void
computed(void)
{
    begin("computed", type_int());
    struct local *x = make_local("x", type_int(), fn->scope);
    struct local *p = make_local("p", type_pointer(), fn->scope);
    struct decl *first = make_decl(DECL_LABEL, "first", NULL);
    struct decl *second = make_decl(DECL_LABEL, "second", NULL);
    show(BLOCK(declare(x, num()), declare(p, num()), label(STMT_LABEL, first), wait_here(),
               make_stmt(STMT_COMPUTED_GOTO, ref(p)), label(STMT_LABEL, second), RETURN(ref(x))));
    printf("saved: %s\n", fn->awaits.items[0]->saved.items[0]->name);
}

int
main(void)
{
    loops();
    cases();
    gotos();
    computed();
    arena_free(&arena);
    return 0;
}
