#include <stdio.h>

#include <async.h>

static async_event never = ASYNC_EVENT_INIT;

static async int inner(int depth)
{
    if (depth > 0) {
        return await inner(depth - 1);
    }
    await async_sleep_ms(1000);
    return 1;
}

static async void outer(void)
{
    int value = await inner(1);
    printf("%d\n", value);
}

static async void waiter(void)
{
    await async_event_wait(&never);
}
ASYNC_TASK_POOL(waiter, 2);

static async_callback later;
static void look(void *nothing) { (void)nothing; }

static async void amain(void)
{
    async_spawn(waiter());
    await async_sleep_ms(5);
    async_spawn(waiter());
    async_call_later_ms(&later, 10, look, NULL);
    await outer();
}

int main(void)
{
    return async_run(amain());
}
