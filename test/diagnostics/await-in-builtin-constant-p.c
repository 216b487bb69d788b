/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* gcc's builtins that look at an operand do not evaluate it. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(void)
{
    return __builtin_constant_p(await f(1)) + __builtin_choose_expr(1, 2, await f(3));
}

// CHECK: await-in-builtin-constant-p.c:14:33: error: 'await' inside an operand that is not evaluated; put its value in a variable first
// CHECK: await-in-builtin-constant-p.c:14:75: error: 'await' inside an operand that is not evaluated; put its value in a variable first
// CHECK: {{^}}2 errors generated.
