/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A type defined in the parameter list of an async function has no name outside, where the function's parts need one. */
// RUN: %not asyncc --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

struct pair { int a, b; };
enum side { LEFT, RIGHT };
typedef union { int *number; char *text; } any __attribute__((transparent_union));

async int fine(struct pair *pair, enum side side, any any)
{
    await async_sleep_ms(1);
    return pair->a + (side == LEFT) + *any.number;
}

async int nameless(struct { int a; } *p)
{
    await async_sleep_ms(1);
    return p->a;
}

static async int both(int n, struct __attribute__((packed)) inner { int a; } *p, enum { A, B } e)
{
    await async_sleep_ms(n);
    return p->a + (e == B);
}

// CHECK-NOT: error
// CHECK: type-in-parameter-list.c:16:39: error: the parameter list of an async function cannot define a type; define it in front of the function and name it here
// CHECK: type-in-parameter-list.c:22:79: error: the parameter list of an async function cannot define a type; define it in front of the function and name it here
// CHECK: type-in-parameter-list.c:22:96: error: the parameter list of an async function cannot define a type; define it in front of the function and name it here
// CHECK: {{^}}3 errors generated.
