/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Cortex-M: SysTick counts milliseconds, WFI sleeps, PRIMASK keeps interrupts out.
 * The firmware puts async_systick_handler into its vector table, or calls it from its own handler. */
#include <async/cortexm.h>
#include <async/port.h>

#include <async/loop.h>

#include <stdbool.h>

#define SYSTICK_CONTROL (*(volatile uint32_t *)0xE000E010u)
#define SYSTICK_RELOAD (*(volatile uint32_t *)0xE000E014u)
#define SYSTICK_VALUE (*(volatile uint32_t *)0xE000E018u)

static volatile uint32_t ticks;

void async_systick_init(uint32_t core_hz)
{
    SYSTICK_RELOAD = core_hz / 1000u - 1u;
    SYSTICK_VALUE = 0;
    SYSTICK_CONTROL = 7u; /* core clock, interrupt, on */
}

void async_systick_handler(void)
{
    ticks++;
}

uint32_t async__port_now(void)
{
    return ticks;
}

/* WFI ends when an interrupt is pending, masked or not: none gets lost between the look and the sleep. */
void async__port_sleep(const uint32_t *deadline)
{
    __asm__ volatile("cpsid i" : : : "memory");
    if (!ASYNC__SHARED_READ(async__loop.attention) && (deadline == NULL || (int32_t)(*deadline - ticks) > 0)) {
        __asm__ volatile("dsb\n\twfi" : : : "memory");
    }
    __asm__ volatile("cpsie i" : : : "memory");
}

bool async__port_poll(void)
{
    return false;
}

#if ASYNC_CONFIG_PORT_WAKE
void async__port_wake(void)
{
}
#endif

__attribute__((weak)) void async_port_write(const char *text)
{
    (void)text;
}

void async__port_print(const char *text)
{
    async_port_write(text);
}
