/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* All declarations of a function say async, or none does. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

int f(int n);

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int g(int n);

int g(int n)
{
    return n;
}

async int t(int a)
{
    return await f(a) + await g(a);
}

// CHECK: declared-without-async.c:6:5: error: 'f' is declared without async here, and with it elsewhere; all its declarations must say the same
// CHECK: {{^}}      | async {{$}}
// CHECK: declared-without-async.c:8:11: note: the other declaration is here
// CHECK: declared-without-async.c:16:5: error: 'g' is declared without async here, and with it elsewhere; all its declarations must say the same
// CHECK: {{^}}2 errors generated.
