/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Generator objects take calls of their own generator, pointers to them and to their items. */
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

async_generator long longs(void)
{
    yield 1;
}

async_static_generator(ints) it;

async void t(void)
{
    double d = 0;
    int i = 0;
    await async_next(&it, &d);
    await async_next(&d, &i);
    i = async_open(&it, longs());
    i = async_open(&it, f(1));
    async_for (double v, &it) {
        (void)v;
    }
    await async_close(&i);
    async_next(&it, &i);
}

// CHECK: generator-object-misused.c:35:27: error: the items of 'ints' are 'int'; pass the address of such a variable, not 'double *'
// CHECK: generator-object-misused.c:6:21: note: 'ints' declared here
// CHECK: generator-object-misused.c:36:22: error: async_next takes a pointer to a generator object (async_static_generator(g) it;); this is 'double *'
// CHECK: generator-object-misused.c:37:20: error: this object is one of 'ints'; for 'longs' declare async_static_generator(longs)
// CHECK: generator-object-misused.c:24:22: note: 'longs' declared here
// CHECK: generator-object-misused.c:38:25: error: 'f' is an async function returning 'int', and async_open takes the call of an async generator
// CHECK: generator-object-misused.c:39:23: error: the items are 'int', not 'double'; declare the variable as 'int'
// CHECK: generator-object-misused.c:42:23: error: async_close takes a pointer to a generator object (async_static_generator(g) it;); this is 'int *'
// CHECK: generator-object-misused.c:43:5: error: 'async_next' does nothing unless it is awaited; write 'await' before it
// CHECK: {{^}}7 errors generated.
