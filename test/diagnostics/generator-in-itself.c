/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Recursion of generators needs the heap; the way round is shown. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async_generator int odd(int n);

async_generator int even(int n)
{
    yield n;
    async_for (int v, odd(n - 1)) {
        yield v;
    }
}

async_generator int odd(int n)
{
    async_for (int v, even(n - 1)) {
        yield v;
    }
}

// CHECK: generator-in-itself.c:11:23: error: 'even' uses itself by way of others: a frame cannot contain itself; use --heap=on to take such frames from the heap
// CHECK: generator-in-itself.c:18:23: note: 'odd' uses 'even' here
// CHECK: {{^}}1 error generated.
