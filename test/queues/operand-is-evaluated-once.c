/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The pointer that an operation of a queue or channel is given is evaluated once, however it is used. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// CHECK:      put 1
// CHECK-NEXT: full put 1
// CHECK-NEXT: get 1
// CHECK-NEXT: empty get 1
// CHECK-NEXT: within a time 1
// CHECK-NEXT: join 1
// CHECK-NEXT: gather 2
// CHECK-NEXT: send 1
// CHECK-NEXT: receive 1
// CHECK-NEXT: plain 4
// CHECK-NEXT: plain channel 5
// CHECK-NEXT: loop over 1 2
// CHECK-NEXT: loop 1
#include <async.h>
#include <stdio.h>

ASYNC_QUEUE_TYPE(numbers, int, 1);
ASYNC_CHANNEL_TYPE(wire, int, 1);
static struct numbers queues[2] = { ASYNC_QUEUE_INIT, ASYNC_QUEUE_INIT };
static struct wire wires[2] = { ASYNC_CHANNEL_INIT, ASYNC_CHANNEL_INIT };
static int calls;

static struct numbers *queue(int index)
{
    calls++;
    return &queues[index];
}

static struct wire *wire(int index)
{
    calls++;
    return &wires[index];
}

static void tell(const char *what)
{
    printf("%s %d\n", what, calls);
    calls = 0;
}

static async void drain(int count)
{
    for (int i = 0; i < count; i++) {
        await async_sleep_ms(1);
        int v = 0;
        async_queue_try_get(&queues[0], &v);
    }
}
ASYNC_TASK_POOL(drain, 1);

static async void fill(int count)
{
    for (int i = 0; i < count; i++) {
        await async_sleep_ms(1);
        await async_queue_put(&queues[0], i);
    }
    async_queue_close(&queues[0]);
}
ASYNC_TASK_POOL(fill, 1);

static async void awaited(void)
{
    int v = 0;
    await async_queue_put(queue(0), 7);
    tell("put");
    async_spawn(drain(1));
    await async_queue_put(queue(0), 8);
    tell("full put");
    v = await async_queue_get(queue(0));
    tell("get");
    async_spawn(fill(3));
    v = await async_queue_get(queue(0));
    tell("empty get");
    v = await async_wait_for_ms(async_queue_get(queue(0)), 100);
    tell("within a time");
    while (queues[1].queue.unfinished) {
        async_queue_task_done(&queues[1]);
    }
    await async_queue_join(queue(1));
    tell("join");
    await async_gather(async_queue_put(queue(1), v), v = async_queue_get(queue(0)));
    tell("gather");
    await async_channel_send(wire(0), v);
    tell("send");
    v = await async_channel_receive(wire(0));
    tell("receive");
}

static void plain(void)
{
    int v = 0;
    async_queue_count(queue(1));
    async_queue_try_get(queue(1), &v);
    async_queue_task_done(queue(1));
    async_queue_close(queue(1));
    tell("plain");
    async_channel_clone_sender(wire(0));
    async_channel_close_sender(wire(0));
    async_channel_clone_receiver(wire(0));
    async_channel_close_receiver(wire(0));
    async_channel_try_receive(wire(0), &v);
    tell("plain channel");
}

static async void amain(void)
{
    await awaited();
    plain();
    async_channel_try_send(&wires[1], 1);
    async_channel_close_sender(&wires[1]);
    struct wire *next = wires;
    async_for (int v, ++next) {
        printf("loop over %d %d\n", (int)(next - wires), v + 1);
        calls++;
    }
    tell("loop");
}

int main(void)
{
    return async_run(amain());
}
