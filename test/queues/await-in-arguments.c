/* What the typed operations of queues and channels are given may await, the queue itself too: it stands in them several
 * times, and is evaluated once. */
// RUN: %run_async %s --heap=off | %FileCheck --match-full-lines %s
#include <stdio.h>

#include <async.h>

ASYNC_QUEUE_TYPE(ints, int, 2);
ASYNC_QUEUE_TYPE(lists, struct ints *, 2);
ASYNC_CHANNEL(words, const char *, 1);
static struct ints first = ASYNC_QUEUE_INIT, second = ASYNC_QUEUE_INIT;
static struct lists lists = ASYNC_QUEUE_INIT;

static async struct ints *pick(struct ints *which)
{
    await async_sleep_ms(1);
    printf("picked\n");
    return which;
}

static async struct words__channel *channel(void)
{
    await async_sleep_ms(1);
    return &words;
}

static async int number(int n)
{
    await async_sleep_ms(1);
    printf("number\n");
    return n;
}

static async void program(void)
{
    struct ints *queues[] = {&first, &second};
    int i = 0;
    await async_queue_put(await pick(queues[i++]), await number(5));
    await async_queue_put(await pick(queues[i++]), i);
    printf("%d\n", await async_queue_get(await pick(&first)) + await async_queue_get(await pick(&second)));
    await async_channel_send(await channel(), "word");
    printf("%s\n", await async_channel_receive(await channel()));

    async_queue_try_put(&lists, &second);
    async_queue_try_put(&second, 8);
    printf("%d\n", await async_queue_get(await async_queue_get(&lists)));

    int a, b;
    async_queue_try_put(&first, 1);
    async_queue_try_put(&second, 2);
    await async_gather(a = async_queue_get(await pick(&first)), b = async_queue_get(await pick(&second)));
    printf("%d %d\n", a, b);
    async_try {
        await async_wait_for_ms(async_queue_get(await pick(&first)), 3);
    } async_catch (int e) {
        printf("%s\n", e == ASYNC_TIMEOUT ? "nothing came" : "?");
    }
    async_queue_try_put(&first, 3);
    async_queue_close(&first);
    async_for (int v, await pick(&first))
        printf("%d\n", v);
}

int main(void)
{
    return async_run(program());
}

// CHECK: picked
// CHECK-NEXT: number
// CHECK-NEXT: picked
// CHECK-NEXT: picked
// CHECK-NEXT: picked
// CHECK-NEXT: 7
// CHECK-NEXT: word
// CHECK-NEXT: 8
// CHECK-NEXT: picked
// CHECK-NEXT: picked
// CHECK-NEXT: 1 2
// CHECK-NEXT: picked
// CHECK-NEXT: nothing came
// CHECK-NEXT: picked
// CHECK-NEXT: 3
// CHECK-NOT: {{.}}
