/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The variable of an async_for over an object may be const or volatile. */
// RUN: %run_async --cflags=-DQUALIFIER=const %s | %FileCheck --match-full-lines %s
// RUN: %run_async --cflags=-DQUALIFIER=volatile %s | %FileCheck --match-full-lines %s
// CHECK:      queue 1
// CHECK-NEXT: queue 2
// CHECK-NEXT: channel 3
// CHECK-NEXT: channel 4
// CHECK-NEXT: iterator 5
// CHECK-NEXT: iterator 6
// CHECK-NEXT: object 7
// CHECK-NEXT: object 8
// CHECK-NEXT: generator 9
// CHECK-NEXT: generator 10
// CHECK-NEXT: struct 16 -16
#include <async.h>
#include <stdio.h>

struct pair {
    int a;
    int b;
};

struct counter {
    int next;
    int end;
};

static async bool counter_next(struct counter *counter, int *out)
{
    await async_sleep_ms(1);
    *out = counter->next;
    return counter->next++ < counter->end;
}
ASYNC_ITERATOR(struct counter, int, counter_next);

static async_generator int numbers(int begin, int end)
{
    for (int i = begin; i < end; i++) {
        await async_sleep_ms(1);
        yield i;
    }
}

static ASYNC_QUEUE(queue, int, 3);
static ASYNC_CHANNEL(channel, int, 3);
static ASYNC_QUEUE(pairs, struct pair, 1);
static async_static_generator(numbers) object;

static async void fill(void)
{
    for (int i = 1; i < 3; i++) {
        await async_queue_put(&queue, i);
        await async_channel_send(&channel, i + 2);
    }
    await async_queue_put(&pairs, (struct pair){ 16, -16 });
    async_queue_close(&queue);
    async_channel_close_sender(&channel);
    async_queue_close(&pairs);
}

#define LOOPS(qualifier) \
    async_for (qualifier int v, &queue) { \
        printf("queue %d\n", v); \
    } \
    async_for (qualifier int v, &channel) { \
        await async_sleep_ms(1); \
        printf("channel %d\n", v); \
    } \
    async_for (qualifier int v, &counter) { \
        printf("iterator %d\n", v); \
    } \
    async_for (qualifier int v, &object) { \
        await async_sleep_ms(1); \
        printf("object %d\n", v); \
    } \
    async_for (qualifier int v, numbers(9, 11)) { \
        printf("generator %d\n", v); \
    } \
    async_for (qualifier struct pair v, &pairs) { \
        await async_sleep_ms(1); \
        printf("struct %d %d\n", v.a, v.b); \
    }

static async void amain(void)
{
    struct counter counter = { 5, 7 };
    async_open(&object, numbers(7, 9));
    await fill();
    LOOPS(QUALIFIER)
}

int main(void)
{
    return async_run(amain());
}
