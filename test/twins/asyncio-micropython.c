/* MicroPython's asyncio_micropython, where a sleep longer than the clock can tell raises OverflowError; ours counts as
 * a sleep of 0. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      True
   CHECK-NEXT: slept 0
   CHECK-NEXT: task start 1
   CHECK-NEXT: task end 1
   CHECK-NEXT: 2
   CHECK-NEXT: task start 2
   CHECK-NEXT: timeout
   CHECK-NEXT: finish
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async int task(int id, int ms)
{
    printf("task start %d\n", id);
    await async_sleep_ms(ms);
    printf("task end %d\n", id);
    return id * 2;
}
static async void amain(void)
{
    uint32_t start = async_now_ms();
    await async_sleep_ms(1);
    puts(async_now_ms() - start < 100 ? "True" : "False");
    start = async_now_ms();
    await async_sleep_ms(0x80000000);
    printf("slept %u\n", (unsigned)(async_now_ms() - start));
    printf("%d\n", await async_wait_for_ms(task(1, 5), 50));
    async_try {
        printf("%d\n", await async_wait_for_ms(task(2, 50), 5));
    } async_catch (int e) {
        puts(e == ASYNC_TIMEOUT ? "timeout" : "another error");
    }
    puts("finish");
}
int main(void) { return async_run(amain()); }
