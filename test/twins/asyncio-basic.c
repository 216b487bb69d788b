/* MicroPython's asyncio_basic: sleeps in seconds, of a fraction and below zero. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_basic.txt - */
#include <stdio.h>
#include <async.h>
static async void delay_print(double seconds, const char *text)
{
    await async_sleep(seconds);
    puts(text);
}
static unsigned hundreds(uint32_t from, uint32_t to) { return (unsigned)((to - from + 50) / 100 * 100); }
static async void amain(void)
{
    uint32_t t[4];
    puts("start");
    await async_sleep(0.001);
    puts("after sleep");
    t[0] = async_now_ms();
    await delay_print(0.2, "short");
    t[1] = async_now_ms();
    await delay_print(0.4, "long");
    t[2] = async_now_ms();
    await delay_print(-1, "negative");
    t[3] = async_now_ms();
    printf("took %u %u %u\n", hundreds(t[0], t[1]), hundreds(t[1], t[2]), hundreds(t[2], t[3]));
}
int main(void) { return async_run(amain()); }
