/* MicroPython's asyncio_gather_notimpl: there a task that is gathered cannot be waited for, and one that is waited for
 * cannot be gathered.  Here both simply work, as often as one likes. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      task start 1
   CHECK-NEXT: task start 2
   CHECK-NEXT: gather_task start
   CHECK-NEXT: task end 1
   CHECK-NEXT: task end 2
   CHECK-NEXT: main 1
   CHECK-NEXT: gather_task end
   CHECK-NEXT: ====
   CHECK-NEXT: task start 1
   CHECK-NEXT: task start 2
   CHECK-NEXT: gather_task start
   CHECK-NEXT: task end 1
   CHECK-NEXT: task end 2
   CHECK-NEXT: main 1
   CHECK-NEXT: main 2
   CHECK-NEXT: gather_task end
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async int task(int id)
{
    printf("task start %d\n", id);
    await async_sleep(0.01);
    printf("task end %d\n", id);
    return id;
}
static async void gather_task(async_task *first, async_task *second)
{
    puts("gather_task start");
    await async_gather(first, second, first);
    puts("gather_task end");
}
ASYNC_TASK_POOL(task, 2);
ASYNC_TASK_POOL(gather_task, 1);
static async void round_of(int looks)
{
    async_task *first = async_create_task(task(1));
    async_defer { async_task_release(first); }
    async_task *second = async_create_task(task(2));
    async_defer { async_task_release(second); }
    async_task *gathering = async_create_task(gather_task(first, second));
    async_defer { async_task_release(gathering); }
    if (looks == 1) { await async_sleep_ms(0); }
    printf("main %d\n", await async_join_as(first, int));
    if (looks == 2) { printf("main %d\n", await async_join_as(second, int)); }
    await async_join(gathering);
}
static async void amain(void)
{
    await round_of(1);
    puts("====");
    await round_of(2);
}
int main(void) { return async_run(amain()); }
