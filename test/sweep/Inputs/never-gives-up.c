/* Wrong on purpose: a task that catches every cancel and goes on. */
/* RUN: %run_async %s */
#include <async.h>
static async_event event = ASYNC_EVENT_INIT;
static async void stubborn(void)
{
    for (;;) {
        async_try { await async_event_wait(&event); } async_catch_cancelled { }
    }
}
static async_static_task(stubborn) task;
static async void amain(void)
{
    async_start(&task, stubborn());
    await async_sleep_ms(1);
}
int main(void) { return async_run(amain()); }
