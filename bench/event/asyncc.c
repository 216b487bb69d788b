/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Two tasks that wake each other by an event each. */
#include <async.h>

#include <stdlib.h>

static async_event ping = ASYNC_EVENT_INIT, pong = ASYNC_EVENT_INIT;

static async void answer(long turns)
{
    for (long i = 0; i < turns; i++) {
        await async_event_wait(&ping);
        async_event_clear(&ping);
        async_event_set(&pong);
    }
}
ASYNC_TASK_POOL(answer, 1);

static async void ask(long turns)
{
    async_task *other = async_create_task(answer(turns));
    for (long i = 0; i < turns; i++) {
        async_event_set(&ping);
        await async_event_wait(&pong);
        async_event_clear(&pong);
    }
    await async_join(other);
    async_task_release(other);
}

int main(int argc, char **argv)
{
    (void)argc;
    return async_run(ask(atol(argv[1])));
}
