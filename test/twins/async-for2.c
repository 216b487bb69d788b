/* MicroPython's basics async_for2: an iterator that waits, twice, for each of its values; a loop outside drives it. */
/* RUN: %run_async %s | diff %S/Inputs/async_for2.txt - */
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
struct range { int at, high; };
static struct range make(int high)
{
    struct range made = { 0, high };
    puts("init");
    return made;
}
static struct range *iterate(struct range *range)
{
    puts("aiter");
    return range;
}
static async bool range_next(struct range *range, int *out)
{
    puts("anext");
    printf("f returned: %d\n", await f(20));
    if (range->at >= range->high) { return false; }
    *out = range->at++;
    return true;
}
ASYNC_ITERATOR(struct range, int, range_next);
static async void coro(void)
{
    struct range range = make(4);
    async_for (int x, iterate(&range)) { printf("x %d\n", x); }
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
