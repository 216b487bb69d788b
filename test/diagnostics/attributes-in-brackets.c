/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Attributes in the manner of C23, and those of hardware. */
// RUN: %not asyncc --heap=off --color=never --check %s -- -std=gnu17 %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

[[noreturn]] async void t1(void);
[[gnu::cold, gnu::naked]] [[maybe_unused]] async void t2(void);
__attribute__((interrupt)) async void t3(void *p);
async void t4(void) __attribute__((ifunc("t5")));
[[gnu::cold]] [[maybe_unused]] async void fine(void);

// CHECK: attributes-in-brackets.c:12:3: error: an async function cannot be 'noreturn': it returns to the loop whenever it waits
// CHECK: attributes-in-brackets.c:13:19: error: an async function cannot be 'naked': its code is generated
// CHECK: attributes-in-brackets.c:14:16: error: an async function cannot be 'interrupt': an interrupt handler cannot wait; wake a task from a plain one
// CHECK: attributes-in-brackets.c:15:36: error: an async function cannot be 'ifunc': it becomes several functions
// CHECK: {{^}}4 errors generated.
