/* MicroPython's asyncio_basic2: the run ends with its task, while another one still sleeps.  async_run returns an error
 * and no value, so the 42 comes through a pointer. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_basic2.txt - */
#include <stdio.h>
#include <async.h>
static async void forever(void)
{
    puts("forever start");
    await async_sleep(10);
}
ASYNC_TASK_POOL(forever, 1);
static async void amain(int *out)
{
    puts("main start");
    async_spawn(forever());
    await async_sleep(0.001);
    puts("main done");
    *out = 42;
}
int main(void)
{
    int value = 0;
    int error = async_run(amain(&value));
    printf("%d\n", value);
    return error;
}
