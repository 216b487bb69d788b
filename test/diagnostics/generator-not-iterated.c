/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The call of a generator or context manager is neither awaited nor a statement, nor a task, nor used in a plain function. */
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
    int x = await ints(2);
    x = await opened(1);
    ints(3);
    opened(x);
    async_spawn(ints(1));
}

int plain(void)
{
    ints(1);
    opened(2);
    return 0;
}

// CHECK: generator-not-iterated.c:26:19: error: 'ints' is an async generator and cannot be awaited; iterate over it: async_for (int v, ints(…))
// CHECK: generator-not-iterated.c:6:21: note: 'ints' declared here
// CHECK: generator-not-iterated.c:27:15: error: 'opened' is a context manager and cannot be awaited; enter it: async_with (int x = opened(…))
// CHECK: generator-not-iterated.c:13:26: note: 'opened' declared here
// CHECK: generator-not-iterated.c:28:5: error: 'ints' is an async generator and does nothing by itself; iterate over it: async_for (int v, ints(…))
// CHECK: generator-not-iterated.c:6:21: note: 'ints' declared here
// CHECK: generator-not-iterated.c:29:5: error: 'opened' is a context manager and does nothing by itself; enter it: async_with (int x = opened(…))
// CHECK: generator-not-iterated.c:13:26: note: 'opened' declared here
// CHECK: generator-not-iterated.c:30:17: error: 'ints' is not an async function but an async generator; iterate over it with async_for
// CHECK: generator-not-iterated.c:6:21: note: 'ints' declared here
// CHECK: generator-not-iterated.c:35:5: error: 'ints' is an async generator and cannot be called in a plain function; in an async function, iterate over it: async_for (int v, ints(…))
// CHECK: generator-not-iterated.c:6:21: note: 'ints' declared here
// CHECK: generator-not-iterated.c:36:5: error: 'opened' is a context manager and cannot be called in a plain function; in an async function, enter it: async_with (int x = opened(…))
// CHECK: generator-not-iterated.c:13:26: note: 'opened' declared here
// CHECK: {{^}}7 errors generated.
