/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Wrong items, and objects of the runtime where another one is wanted: one error for each, in the words of the program
 * and not of the macros. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

struct own {
    int x;
};
ASYNC_QUEUE(queue, struct own, 2);
ASYNC_CHANNEL(channel, int, 2);
static async_lock lock = ASYNC_LOCK_INIT;

async void t(void)
{
    struct own own = { 1 };
    int x = 0;
    x = await async_queue_get(&queue);
    await async_queue_put(&queue, 5);
    await async_queue_put(&channel, 5);
    await async_queue_put(&x, 5);
    await async_channel_send(&queue, own);
    await async_queue_get(queue);
    await async_lock_acquire(lock);
    await async_event_wait(&lock);
    await async_join(5);
    async_queue_try_get(&queue, &x);
    async_channel_try_send(&channel, own);
}

// CHECK:      items-of-another-type.c:18:7: error: assigning to 'int' from incompatible type 'struct own'
// CHECK:      items-of-another-type.c:19:11: error: the items of this queue are of type 'struct own', and what 'async_queue_put' is given is of type 'int'
// CHECK:      items-of-another-type.c:20:11: error: 'async_queue_put' takes a pointer to a queue, made by ASYNC_QUEUE or ASYNC_QUEUE_TYPE
// CHECK:      items-of-another-type.c:21:11: error: 'async_queue_put' takes a pointer to a queue, made by ASYNC_QUEUE or ASYNC_QUEUE_TYPE
// CHECK:      items-of-another-type.c:22:11: error: 'async_channel_send' takes a pointer to a channel, made by ASYNC_CHANNEL or ASYNC_CHANNEL_TYPE
// CHECK:      items-of-another-type.c:23:11: error: 'async_queue_get' takes a pointer to a queue, made by ASYNC_QUEUE or ASYNC_QUEUE_TYPE
// CHECK:      items-of-another-type.c:24:30: error: passing 'async_lock' {{.*}} to parameter of incompatible type 'async_lock *' {{.*}}; take the address with &
// CHECK:      items-of-another-type.c:25:28: error: incompatible pointer types passing 'async_lock *' {{.*}} to parameter of type 'async_event *'
// CHECK:      items-of-another-type.c:26:22: error: incompatible integer to pointer conversion passing 'int' to parameter of type 'async_task *'
// CHECK:      items-of-another-type.c:27:5: error: 'async_queue_try_get' stores an item through a 'struct own *' here; this is a 'int *'
// CHECK:      items-of-another-type.c:28:5: error: the items of this channel are of type 'int', and what 'async_channel_try_send' is given is of type 'struct own'
// CHECK:      {{^}}11 errors generated.
