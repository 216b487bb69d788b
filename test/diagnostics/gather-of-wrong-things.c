/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What async_gather, async_wait_any and async_wait_for_ms do not take is named, with what to write instead. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

struct flags {
    unsigned ready : 1;
};

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async void t(struct flags *flags, double *errors)
{
    int x = 0;
    await async_gather(5, f(1));
    await async_gather(x = 3);
    await async_gather(f(1), async_gather(f(2)));
    await async_gather(await f(1));
    await async_gather(flags->ready = f(1));
    await async_gather_errors(errors, f(1));
    await async_wait_for_ms(5, 10);
    await async_wait_any(&x);
    async_gather(f(1));
    x = async_wait_for_ms(f(1), 10);
    await async_spawn(f(1));
    await (x = f(1));
}

void plain(void)
{
    async_wait_any(f(1));
}

// CHECK: gather-of-wrong-things.c:19:24: error: 'async_gather' takes calls of async functions, awaitables and tasks; this is of type 'int'
// CHECK: gather-of-wrong-things.c:20:24: error: 'async_gather' takes calls of async functions, awaitables and tasks; this is of type 'int'
// CHECK: gather-of-wrong-things.c:21:30: error: 'async_gather' cannot stand in 'async_gather'; put it into an async function of its own and call that here
// CHECK: gather-of-wrong-things.c:22:24: error: 'async_gather' awaits what it is given; leave out this 'await', which would wait before the others begin
// CHECK: gather-of-wrong-things.c:23:24: error: 'ready' is a bit-field, which has no address to store to later; use a variable and copy it
// CHECK: gather-of-wrong-things.c:24:31: error: async_gather_errors stores the errors in an array of int, its first argument; this is 'double *'
// CHECK: gather-of-wrong-things.c:25:29: error: async_wait_for_ms takes the call of an async function or an awaitable, and a time; this is of type 'int'
// CHECK: gather-of-wrong-things.c:26:26: error: 'async_wait_any' takes calls of async functions, awaitables and tasks; this is of type 'int *'
// CHECK: gather-of-wrong-things.c:27:5: error: 'async_gather' does nothing unless it is awaited; write 'await' before it
// CHECK: gather-of-wrong-things.c:28:9: error: 'async_wait_for_ms' does nothing unless it is awaited; write 'await' before it
// CHECK: gather-of-wrong-things.c:29:5: error: 'async_spawn' does not wait for anything; leave out 'await'
// CHECK: gather-of-wrong-things.c:30:5: error: an assignment cannot be awaited; write 'await' before the call: x = await f()
// CHECK: gather-of-wrong-things.c:35:5: error: 'async_wait_any' can only be awaited, and 'plain' is a plain function; make it async
