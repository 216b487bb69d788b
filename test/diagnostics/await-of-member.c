/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* await binds as a cast does. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

struct s {
    int x;
};
async struct s h(void)
{
    struct s v = {await f(1)};
    return v;
}
async struct s *p(void)
{
    await f(1);
    return 0;
}

async int t(void)
{
    int x = await h().x;
    return x + await p()->x;
}

// CHECK: await-of-member.c:28:13: error: 'await' applies to all of what follows it; put parentheses round the awaited call
// CHECK-NEXT: 28 | int x = await h().x;
// CHECK-NEXT: | {{[~^ ]+$}}
// CHECK-NEXT: | (        ){{ *$}}
// CHECK: await-of-member.c:29:16: error: 'await' applies to all of what follows it; put parentheses round the awaited call
// CHECK-NEXT: 29 | return x + await p()->x;
// CHECK-NEXT: | {{[~^ ]+$}}
// CHECK-NEXT: | (        ){{ *$}}
// CHECK: {{^}}2 errors generated.
