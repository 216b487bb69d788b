/* MicroPython's asyncio_exception: an error of the main task, of one it waits for, and with one that never began. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_exception.txt - */
#include <stdio.h>
#include <async.h>
static async void main1(void)
{
    puts("main start");
    async_raise(1);
}
static async void task2(void)
{
    puts("task start");
    async_raise(2);
}
ASYNC_TASK_POOL(task2, 1);
static async void main2(void)
{
    puts("main start");
    async_task *t = async_create_task(task2());
    async_defer { async_task_release(t); }
    await async_join(t);
    puts("main done");
}
static async void task3(void) { puts("not before the run ends"); }
ASYNC_TASK_POOL(task3, 1);
static async void main3(void)
{
    puts("main start");
    async_spawn(task3());
    async_raise(3);
}
int main(void)
{
    printf("ValueError %d\n", async_run(main1()));
    printf("ValueError %d\n", async_run(main2()));
    printf("ValueError %d\n", async_run(main3()));
    return 0;
}
