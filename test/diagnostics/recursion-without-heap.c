/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A frame cannot contain itself; the way round the cycle is shown. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int a(int n);
async int c(int n)
{
    return await a(n);
}
async int b(int n)
{
    return await c(n);
}
async int a(int n)
{
    return n ? await b(n - 1) : 0;
}
async int self(int n)
{
    await f(1);
    return n ? await self(n - 1) : 0;
}

// CHECK: recursion-without-heap.c:15:12: error: 'c' awaits itself by way of others: a frame cannot contain itself; use --heap=on to take such frames from the heap
// CHECK: recursion-without-heap.c:23:16: note: 'a' awaits 'b' here
// CHECK: recursion-without-heap.c:19:12: note: 'b' awaits 'c' here
// CHECK: recursion-without-heap.c:28:16: error: 'self' awaits itself: a frame cannot contain itself; use --heap=on to take such frames from the heap
// CHECK: {{^}}2 errors generated.
