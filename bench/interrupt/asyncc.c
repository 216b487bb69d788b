/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* From the first instruction of an interrupt's body to the first one of the task that waits for it, while the core sleeps.
 * Prints the SysTick ticks of each, less what reading SysTick twice takes. */
#include <async/cortexm.h>
#include <async.h>

#define SYSTICK_RELOAD (*(volatile uint32_t *)0xE000E014u)
#define SYSTICK_VALUE (*(volatile uint32_t *)0xE000E018u)
#define SYSTICK_MASK 0xFFFFFFu

enum { RUNS = 9 };

extern void print_number(uint32_t number);

static async_flag flag = ASYNC_FLAG_INIT;
static uint32_t at_interrupt;

void SysTick_Handler(void)
{
    async_systick_handler();
    at_interrupt = SYSTICK_VALUE;
    async_flag_set(&flag);
}

static uint32_t measure_nothing(void)
{
    uint32_t begin = SYSTICK_VALUE;
    return (begin - SYSTICK_VALUE) & SYSTICK_MASK;
}

static async void wait(void)
{
    uint32_t empty = measure_nothing();
    for (int i = 0; i < RUNS; i++) {
        await async_flag_wait(&flag);
        print_number(((at_interrupt - SYSTICK_VALUE) & SYSTICK_MASK) - empty);
    }
}

/* So that timers are armed, as in any program. */
static async void other(void)
{
    await async_sleep_ms(1000);
}
static async_static_task(other) other_task;

int main(void)
{
    async_systick_init(CORE_HZ);
    SYSTICK_RELOAD = SYSTICK_MASK; /* so rare that the core sleeps by then */
    async_start(&other_task, other());
    return async_run(wait());
}
