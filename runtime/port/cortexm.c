/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Cortex-M: SysTick counts milliseconds, WFI sleeps, PRIMASK is the critical section.
 * The firmware puts async_systick_handler into its vector table, or calls it from its own handler. */
#include <async/cortexm.h>
#include <async/port.h>

#include <async/loop.h>

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

unsigned async__port_lock(void)
{
    unsigned primask;
    __asm__ volatile("mrs %0, primask\n\tcpsid i" : "=r"(primask) : : "memory");
    return primask;
}

void async__port_unlock(unsigned primask)
{
    __asm__ volatile("msr primask, %0" : : "r"(primask) : "memory");
}

/* WFI ends when an interrupt is pending, masked or not: none gets lost between the look and the sleep. */
void async__port_sleep(const uint32_t *deadline)
{
    unsigned primask = async__port_lock();
    if (async__loop.inbox == NULL && (deadline == NULL || (int32_t)(*deadline - ticks) > 0)) {
        __asm__ volatile("dsb\n\twfi" : : : "memory");
    }
    async__port_unlock(primask);
}

void async__port_poll(void)
{
}

void async__port_wake(void)
{
}

__attribute__((weak)) void async_port_write(const char *text)
{
    (void)text;
}

void async__port_print(const char *text)
{
    async_port_write(text);
}
