/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What every port must do, given `alarm_after(n)`: an interrupt, once, n short steps from now, that calls on_alarm(); and
 * start_clock(); init_board() comes first.  As long as the clock does not run, nothing but the alarm ends the port's sleep: a flag that it lost
 * would leave the loop asleep for good. */
#include <stdio.h>

#include <async.h>

static async_flag rang = ASYNC_FLAG_INIT;

static void init_board(void);
static void alarm_after(unsigned steps);
static void start_clock(void);

static void on_alarm(void)
{
    async_flag_set(&rang);
}

static async void amain(void)
{
    for (unsigned i = 0; i < 2000; i++) {
        alarm_after(i + 1);
        await async_flag_wait(&rang);
    }
    puts("no flag was lost");
    start_clock();
    uint32_t begin = async_now_ms();
    await async_sleep_ms(25);
    uint32_t passed = async_now_ms() - begin;
    printf("%s\n", passed >= 25 && passed <= 26 ? "slept 25 ms" : "slept too long or not long enough");
}

int main(void)
{
    init_board();
    return async_run(amain());
}
