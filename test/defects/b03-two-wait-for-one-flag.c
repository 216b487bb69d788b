/* Elsewhere the second who waits for a flag replaces the first, who then waits for ever.  Here the second is told. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      2 busy
   CHECK-NEXT: 1 woke
   CHECK-NEXT: 3 woke
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async_flag flag = ASYNC_FLAG_INIT;
static async void waiter(int id)
{
    async_try {
        await async_flag_wait(&flag);
        printf("%d woke\n", id);
    } async_catch (int e) {
        printf("%d %s\n", id, e == ASYNC_BUSY ? "busy" : "failed");
    }
}
ASYNC_TASK_POOL(waiter, 3);
static async void amain(void)
{
    async_spawn(waiter(1));
    async_spawn(waiter(2));
    await async_sleep_ms(1);
    async_flag_set(&flag);
    await async_sleep_ms(1);
    async_spawn(waiter(3));
    await async_sleep_ms(1);
    async_flag_set(&flag);
    await async_sleep_ms(1);
}
int main(void) { return async_run(amain()); }
