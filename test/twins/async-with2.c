/* MicroPython's basics async_with2: waits in the enter, the body and the exit of a manager. */
/* RUN: %run_async %s | diff %S/Inputs/async_with2.txt - */
#include <stdbool.h>
#include <stdio.h>
#include <async.h>
static int yielded;
static async int f(int x)
{
    printf("f start: %d\n", x);
    yielded = x + 1;
    await async_sleep_ms(0);
    yielded = x + 2;
    await async_sleep_ms(0);
    return x + 3;
}
struct context { char unused; };
static async void context_enter(struct context *c)
{
    (void)c;
    puts("enter");
    printf("f returned: %d\n", await f(10));
}
static async bool context_exit(struct context *c, int error)
{
    (void)c;
    puts(error ? "exit with an error" : "exit None None");
    printf("f returned: %d\n", await f(20));
    return false;
}
ASYNC_CONTEXT_MANAGER(struct context, context_enter, context_exit);
static async void coro(void)
{
    struct context c;
    async_with (&c) {
        puts("body start");
        printf("body f returned: %d\n", await f(30));
        puts("body end");
    }
}
static async_static_task(coro) storage;
int main(void)
{
    async_task *task = async_start(&storage, coro());
    for (async_loop_step(); !async_task_done(task); async_loop_step()) {
        printf("coro yielded: %d\n", yielded);
    }
    puts("finished");
    return 0;
}
