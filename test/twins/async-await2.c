/* MicroPython's basics async_await2: code outside of the loop drives a coroutine, and words pass both ways. */
/* RUN: %run_async %s | diff %S/Inputs/async_await2.txt - */
#include <stdio.h>
#include <async.h>
static char said[32];           /* by the coroutine      */
static const char *heard;       /* by it, from outside   */
static async_event told = ASYNC_EVENT_INIT;
static async int wait(int value)
{
    printf("wait value: %d\n", value);
    snprintf(said, sizeof said, "message from wait(%d)", value);
    await async_event_wait(&told);
    printf("wait got back: %s\n", heard);
    return 10;
}
static async void f(void)
{
    int x = await wait(1);
    printf("x = %d\n", x * x);
}
static async_static_task(f) coroutine;
int main(void)
{
    async_task *task = async_start(&coroutine, f());
    async_loop_step();
    printf("return from send: %s\n", said);
    heard = "message from main";
    async_event_set(&told);
    async_loop_step();
    puts(async_task_done(task) ? "got StopIteration" : "still runs");
    return 0;
}
