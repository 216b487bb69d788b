/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is put only if there is room is evaluated when there is: an await there would let others take it. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

static ASYNC_QUEUE(queue, int, 1);
static ASYNC_CHANNEL(channel, int, 1);

static async int measure(int n)
{
    await async_sleep_ms(n);
    return n;
}

async void t(void)
{
    async_queue_try_put(&queue, await measure(1));
    async_channel_try_send(&channel, 1 + await measure(2));
    async_queue_try_put(&queue, 3);
    await async_queue_put(&queue, await measure(4));
}

// CHECK: await-in-what-is-tried-to-be-put.c:17:5: error: 'await' in what is put only if there is room: others may take that room meanwhile; put its value in a variable first
// CHECK: await-in-what-is-tried-to-be-put.c:18:5: error: 'await' in what is put only if there is room
// CHECK: {{^}}2 errors generated.
