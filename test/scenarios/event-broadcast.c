/* An event with a value: set and cleared at once it still wakes all who waited, in order, and none who came later. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      1 hears news
   CHECK-NEXT: 2 hears news
   CHECK-NEXT: 3 hears news
   CHECK-NEXT: late one waits
   CHECK-NEXT: 4 hears more
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async_event event = ASYNC_EVENT_INIT;
static char news[] = "news", more[] = "more";
static async void listener(int id)
{
    await async_event_wait(&event);
    printf("%d hears %s\n", id, (const char *)async_event_value(&event));
}
ASYNC_TASK_POOL(listener, 4);
static async void amain(void)
{
    for (int i = 1; i <= 3; i++) { async_spawn(listener(i)); }
    await async_sleep_ms(0);
    async_event_set_value(&event, news);
    async_event_clear(&event);
    async_task *late = async_create_task(listener(4));
    async_defer { async_task_release(late); }
    await async_sleep_ms(0);
    await async_sleep_ms(0);
    puts(async_task_done(late) ? "late one went through" : "late one waits");
    async_event_set_value(&event, more);
    await async_join(late);
}
int main(void) { return async_run(amain()); }
