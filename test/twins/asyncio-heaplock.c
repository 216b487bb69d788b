/* MicroPython's asyncio_heaplock: creating tasks aside, running and sleeping takes no memory.  Here the program has no
 * heap at all: its hooks print if anybody asks.  (The part with a stream belongs to the tests of streams.) */
/* RUN: %run_async --heap=on %s | diff %S/Inputs/heaplock.txt - */
#include <stdio.h>
#include <async.h>
void *async_alloc(size_t size)
{
    (void)size;
    puts("a block from the heap");
    return NULL;
}
void async_free(void *storage) { (void)storage; }
static async void task(int id, int n, int ms)
{
    for (int i = 0; i < n; i++) {
        printf("%d %d\n", id, i);
        await async_sleep_ms(ms);
    }
}
ASYNC_TASK_POOL(task, 2);
static async void amain(void)
{
    async_spawn(task(1, 4, 100));
    async_spawn(task(2, 2, 250));
    puts("start");
    await async_sleep_ms(5);
    puts("sleep");
    await async_sleep_ms(350);
    puts("finish");
}
int main(void) { return async_run(amain()); }
