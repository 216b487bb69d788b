/* Elsewhere waiting for any of several tells the last of those that came at once.  Here it is the first one given. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      winner 0
   CHECK-NEXT: winner 0
   CHECK-NEXT: winner 1
   CHECK-NEXT: winner 0 at once
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async_event first = ASYNC_EVENT_INIT, second = ASYNC_EVENT_INIT;
static async void wait_for(async_event *event) { await async_event_wait(event); }
static async void set_both(async_event *one, async_event *then)
{
    await async_sleep_ms(1);
    async_event_set(one);
    async_event_set(then);
}
static async void none(void) { await async_sleep_ms(0); }
ASYNC_TASK_POOL(set_both, 1);
static async void amain(void)
{
    async_event_set(&first);
    async_event_set(&second);
    printf("winner %d\n", await async_wait_any(wait_for(&first), wait_for(&second)));
    async_event_clear(&first);
    async_event_clear(&second);
    async_spawn(set_both(&first, &second));
    printf("winner %d\n", await async_wait_any(wait_for(&first), wait_for(&second)));
    async_event_clear(&first);
    async_event_clear(&second);
    async_spawn(set_both(&second, &first)); /* the one that was set first is through first */
    printf("winner %d\n", await async_wait_any(wait_for(&first), wait_for(&second)));
    printf("winner %d at once\n", await async_wait_any(none(), none()));
}
int main(void) { return async_run(amain()); }
