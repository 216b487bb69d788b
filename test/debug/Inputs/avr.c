#include <async.h>

static async_event never = ASYNC_EVENT_INIT;
static volatile int reached;

static async int inner(int n)
{
    int kept = n;
    await async_sleep_ms(30000);
    return kept + reached;
}

static async void outer(int n)
{
    reached += await inner(n);
    await async_sleep_ms(1);
}

static async void waiter(void)
{
    await async_event_wait(&never);
    reached++;
}
ASYNC_TASK_POOL(waiter, 2);

static async_callback later;
static void look(void *nothing) { (void)nothing; reached++; }

static async void amain(void)
{
    async_spawn(waiter());
    async_call_later_ms(&later, 2, look, NULL);
    await outer(3);
    reached++;
}

int main(void)
{
    return async_run(amain());
}
