/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_for takes a generator whose items fit the variable, not a coroutine or a context manager. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async_generator int ints(int n)
{
    for (int i = 0; i < n; i++) {
        yield i;
    }
}

async_contextmanager int opened(int n)
{
    yield n;
}

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async_generator int elsewhere(void);

async void t(void)
{
    async_for (int v, f(1)) {
        (void)v;
    }
    async_for (int v, opened(1)) {
        (void)v;
    }
    async_for (double v, ints(1)) {
        (void)v;
    }
    async_for (int v, elsewhere()) {
        (void)v;
    }
}

// CHECK: async-for-over-no-generator.c:28:23: error: 'f' is an async function returning 'int', not an async generator; await it, or declare it async_generator
// CHECK: async-for-over-no-generator.c:18:11: note: 'f' declared here
// CHECK: async-for-over-no-generator.c:31:23: error: 'opened' is a context manager, not an async generator; enter it: async_with (int x = opened(…))
// CHECK: async-for-over-no-generator.c:13:26: note: 'opened' declared here
// CHECK: async-for-over-no-generator.c:34:23: error: the items of 'ints' are 'int', not 'double'; declare the variable as 'int'
// CHECK: async-for-over-no-generator.c:37:23: error: the frame of 'elsewhere' is not known here: it is defined in another file; translate both files in one call, or write ASYNC_FRAME(bytes) behind its prototype
// CHECK: async-for-over-no-generator.c:24:21: note: 'elsewhere' declared here
// CHECK: {{^}}4 errors generated.
