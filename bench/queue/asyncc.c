/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* One task puts, another gets. */
#include <async.h>

#include <stdlib.h>

static ASYNC_QUEUE(queue, int, CAPACITY);

static async void produce(long count)
{
    for (long i = 0; i < count; i++) {
        await async_queue_put(&queue, (int)i);
    }
}
ASYNC_TASK_POOL(produce, 1);

static async void consume(long count)
{
    long sum = 0;
    for (long i = 0; i < count; i++) {
        sum += await async_queue_get(&queue);
    }
    if (sum != count * (count - 1) / 2) {
        async_raise(1);
    }
}

int main(int argc, char **argv)
{
    (void)argc;
    async_spawn(produce(atol(argv[1])));
    return async_run(consume(atol(argv[1])));
}
