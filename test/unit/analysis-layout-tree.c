/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The tree is plain where it can be: what is always in use stands at the top, the result overlaps the first item,
 * names stay the user's. */
// RUN: %cc -std=c11 -g -Wall -Wextra -Werror -I%root/tool %s %root/tool/analysis/[!s]*.c %root/tool/base/arena.c %root/tool/base/format.c %root/tool/base/buf.c %root/tool/base/map.c -o %t && %t | %FileCheck %s
#include "Inputs/analysis.h"

/* The example of docs/generated-code.md, section 3. */
// CHECK-LABEL: frame of read_sensor: 12 bytes
// CHECK-NEXT: 4: union u, 4 bytes
// CHECK-NEXT:   4: u.result, 4 bytes, what the function returns
// CHECK-NEXT:   4: u.channel, 4 bytes, parameter; used after the await
// CHECK-NEXT: 8: pause_wait, 4 bytes, waits
static void
read_sensor(void)
{
    begin("read_sensor", type_int());
    struct local *channel = make_param("channel", type_int());
    analyse(BLOCK(wait_here(), RETURN(ref(channel))));
    print(layout_dump);
}

/* A large result lies over everything else. */
// CHECK-LABEL: frame of snapshot: 36 bytes
// CHECK-NEXT: 4: union u, 32 bytes
// CHECK-NEXT:   4: u.result, 32 bytes
// CHECK-NEXT:   4: struct s1, 8 bytes
// CHECK-NEXT:     4: u.s1.x, 4 bytes
// CHECK-NEXT:     8: u.s1.pause_wait, 4 bytes
static void
snapshot(void)
{
    begin("snapshot", type_struct(32));
    struct local *x = make_param("x", type_int());
    analyse(BLOCK(wait_here(), RETURN(ref(x))));
    print(layout_dump);
}

/* A struct is copied while it is returned: it cannot lie where it is read from. */
// CHECK-LABEL: frame of copied: 72 bytes
// CHECK-NEXT: 4: union u, 32 bytes
// CHECK-NEXT:   4: u.result, 32 bytes
// CHECK-NEXT:   4: u.pause_wait
// CHECK-NEXT: 36: packet, 36 bytes
static void
copied(void)
{
    begin("copied", type_struct(32));
    struct local *packet = make_param("packet", type_struct(36));
    analyse(BLOCK(wait_here(), RETURN(member(ref(packet), '.', type_struct(32)))));
    print(layout_dump);
}

/* Two locals of one name, one named as ours; awaits of one function share its frame; small members fill gaps. */
// CHECK-LABEL: frame of names: 28 bytes
// CHECK-NEXT: 4: x, 4 bytes, address is taken
// CHECK-NEXT: 8: awaiting__2, 4 bytes, used after the await
// CHECK-NEXT: 12: union u, 12 bytes
// CHECK-NEXT:   12: u.work, 12 bytes, frame of work, awaited
// CHECK-NEXT:   12: u.pause_wait, 4 bytes, waits
// CHECK-NEXT: 24: c, 1 bytes
// CHECK-NEXT: 25: x__2, 2 bytes
static void
names(void)
{
    begin("names", type_void());
    struct local *c = make_local("c", make_type(TYPE_INTEGER, 1, 1), fn->scope);
    struct local *x = make_local("x", type_int(), fn->scope);
    struct scope *inner = make_scope(fn->scope);
    struct local *y = make_local("x", type_bytes(2), inner);
    struct local *awaiting = make_local("awaiting", type_int(), fn->scope);
    struct decl *work = make_callee("work", 12);
    struct stmt *block = scoped(inner, BLOCK(declare(y, NULL), EVAL(CALL("keep", ref(y))),
                                             await_call(work, type_void())->stmt, await_call(work, type_void())->stmt,
                                             wait_here()));
    analyse(BLOCK(declare(c, num()), declare(x, num()), EVAL(CALL("keep", addr(ref(x)))), declare(awaiting, num()),
                  block, EVAL(CALL("use", ref(c), ref(x), ref(awaiting)))));
    print(layout_dump);
}

/* f(await f()): the inner result is an argument, so both calls share one frame; behind g it has to be kept. */
// CHECK-LABEL: frame of nested: 20 bytes
// CHECK-NEXT: 4: f, 16 bytes
// CHECK-LABEL: frame of pending: 40 bytes
// CHECK-NEXT: 4: f, 16 bytes
// CHECK-NEXT: 20: g, 20 bytes
static void
results(void)
{
    struct decl *f = make_callee("f", 16);
    begin("nested", type_void());
    struct await *inner = await_call(f, type_int());
    struct await *outer = await_call(f, type_int());
    give_arguments(outer, 1, (struct node *[]){result_of(inner)});
    analyse(BLOCK(inner->stmt, outer->stmt));
    print(layout_dump);

    begin("pending", type_void());
    struct await *first = await_call(f, type_int());
    struct await *second = await_call(make_callee("g", 20), type_int());
    analyse(BLOCK(first->stmt, second->stmt, EVAL(add(result_of(first), result_of(second)))));
    print(layout_dump);
}

int
main(void)
{
    read_sensor();
    snapshot();
    copied();
    names();
    results();
    arena_free(&arena);
    return 0;
}
