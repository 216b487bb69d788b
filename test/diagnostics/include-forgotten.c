/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Without the header async is no keyword, and nothing would be translated. */
// RUN: %not asyncc --color=never %s -o %t.c -- %include_flags 2>&1 | %FileCheck %s
// RUN: %not ls %t.c
// RUN: asyncc --check %S/Inputs/async-as-a-name.c -- %include_flags
#include <async/runtime.h>

// CHECK: include-forgotten.c:[[#@LINE+1]]:8: error: 'async' is no keyword here; write #include <async.h> behind the other includes
static async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}
// CHECK: 1 error generated.
