// The Cortex-M port loses no flag that an interrupt sets while it goes to sleep, and sleeps until a deadline.
// UNSUPPORTED: system, target=avr, target=riscv, target=riscv64
// RUN: %run_async --no-readable --no-strict --port=cortexm %s | %FileCheck --match-full-lines %s

#include <async/cortexm.h>

#include "Inputs/port.h"

#define SYSTICK_CONTROL (*(volatile uint32_t *)0xE000E010u)
#define SYSTICK_RELOAD (*(volatile uint32_t *)0xE000E014u)
#define SYSTICK_VALUE (*(volatile uint32_t *)0xE000E018u)

static volatile bool is_clock;

void SysTick_Handler(void)
{
    if (is_clock) {
        async_systick_handler();
        return;
    }
    SYSTICK_CONTROL = 0;
    on_alarm();
}

static void init_board(void)
{
}

/* A step is a cycle of the simulated timer, of which an instruction takes one or two. */
static void alarm_after(unsigned steps)
{
    SYSTICK_RELOAD = steps + 8;
    SYSTICK_VALUE = 0;
    SYSTICK_CONTROL = 7u;
}

static void start_clock(void)
{
    is_clock = true;
    async_systick_init(16000000);
}

// CHECK: no flag was lost
// CHECK-NEXT: slept 25 ms
// CHECK-NOT: {{.}}
