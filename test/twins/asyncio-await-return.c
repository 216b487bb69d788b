/* MicroPython's asyncio_await_return: the value of an awaited call and of a task. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_await_return.txt - */
#include <stdio.h>
#include <async.h>
static async int foo(void) { return 42; }
ASYNC_TASK_POOL(foo, 1);
static async void amain(void)
{
    printf("%d\n", await foo());
    async_task *task = async_create_task(foo());
    async_defer { async_task_release(task); }
    printf("%d\n", await async_join_as(task, int));
}
int main(void) { return async_run(amain()); }
