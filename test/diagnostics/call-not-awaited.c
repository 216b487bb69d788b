/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A call of an async function that nothing takes is an error, wherever it stands. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async void t(void)
{
    f(1);
    if (f(2)) {
        return;
    }
    int x = f(3);
    x = await f(f(4));
}

// CHECK: call-not-awaited.c:14:5: error: the call of async function 'f' is never awaited; write 'await' before it
// CHECK-NEXT: 14 | f(1);
// CHECK-NEXT: | {{[~^ ]+$}}
// CHECK-NEXT: | await{{ *$}}
// CHECK: call-not-awaited.c:6:11: note: 'f' declared here
// CHECK: call-not-awaited.c:15:9: error: the call of async function 'f' is never awaited; write 'await' before it
// CHECK-NEXT: 15 | if (f(2)) {
// CHECK-NEXT: | {{[~^ ]+$}}
// CHECK-NEXT: | await{{ *$}}
// CHECK: call-not-awaited.c:6:11: note: 'f' declared here
// CHECK: call-not-awaited.c:18:13: error: the call of async function 'f' is never awaited; write 'await' before it
// CHECK-NEXT: 18 | int x = f(3);
// CHECK-NEXT: | {{[~^ ]+$}}
// CHECK-NEXT: | await{{ *$}}
// CHECK: call-not-awaited.c:6:11: note: 'f' declared here
// CHECK: call-not-awaited.c:19:17: error: the call of async function 'f' is never awaited; write 'await' before it
// CHECK-NEXT: 19 | x = await f(f(4));
// CHECK-NEXT: | {{[~^ ]+$}}
// CHECK-NEXT: | await{{ *$}}
// CHECK: call-not-awaited.c:6:11: note: 'f' declared here
// CHECK: {{^}}4 errors generated.
