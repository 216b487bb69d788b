/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_with takes context managers, not coroutines or generators; an object has no value. */
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

async void t(void)
{
    async_with (f(1)) {
    }
    async_with (int a = f(1)) {
        (void)a;
    }
    async_with (ints(1)) {
    }
    async_with (int a = 5) {
        (void)a;
    }
}

// CHECK: async-with-no-manager.c:26:17: error: 'f' is an async function returning 'int', not a context manager; await it, or declare it async_contextmanager
// CHECK: async-with-no-manager.c:18:11: note: 'f' declared here
// CHECK: async-with-no-manager.c:28:25: error: 'f' is an async function returning 'int', not a context manager; await it, or declare it async_contextmanager
// CHECK: async-with-no-manager.c:18:11: note: 'f' declared here
// CHECK: async-with-no-manager.c:31:17: error: 'ints' is an async generator, not a context manager; iterate over it: async_for (int v, ints(…))
// CHECK: async-with-no-manager.c:6:21: note: 'ints' declared here
// CHECK: async-with-no-manager.c:33:17: error: async_with (T x = …) takes the call of an async_contextmanager function; a manager that is an object has no value
// CHECK: {{^}}4 errors generated.
