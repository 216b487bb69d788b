/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Async and plain functions are called in different ways. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

typedef int (*plain)(int);
void take(plain p);
plain table[] = {f};

async int t(void)
{
    plain p = f;
    p = &f;
    take(f);
    await f(1);
    return ((plain)f)(p(1));
}

// CHECK: pointer-to-plain-function.c:14:18: error: 'f' is an async function and cannot be used as a pointer to a plain one; call it
// CHECK: pointer-to-plain-function.c:6:11: note: 'f' declared here
// CHECK: pointer-to-plain-function.c:18:15: error: 'f' is an async function and cannot be used as a pointer to a plain one; call it
// CHECK: pointer-to-plain-function.c:6:11: note: 'f' declared here
// CHECK: pointer-to-plain-function.c:19:10: error: 'f' is an async function and cannot be used as a pointer to a plain one; call it
// CHECK: pointer-to-plain-function.c:6:11: note: 'f' declared here
// CHECK: pointer-to-plain-function.c:20:10: error: 'f' is an async function and cannot be used as a pointer to a plain one; call it
// CHECK: pointer-to-plain-function.c:6:11: note: 'f' declared here
// CHECK: pointer-to-plain-function.c:22:20: error: 'f' is an async function and cannot be used as a pointer to a plain one; call it
// CHECK: pointer-to-plain-function.c:6:11: note: 'f' declared here
// CHECK: {{^}}5 errors generated.
