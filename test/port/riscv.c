// The RISC-V port loses no flag that an interrupt sets while it goes to sleep, and sleeps until a deadline.
// UNSUPPORTED: system, target=avr, target=m0, target=m3
// RUN: %run_async --no-readable --no-strict --port=riscv %s | %FileCheck --match-full-lines %s

#include <async/riscv.h>

#include "Inputs/port.h"

#define REGISTER(address) (*(volatile uint32_t *)(uintptr_t)(address))

/* The machine's clock chip has an alarm, interrupt 11 of the interrupt controller. */
enum { CLOCK = 0x101000, CLOCK_INTERRUPT = 11, CONTROLLER = 0x0C000000 };
enum { ALARM_LOW = CLOCK + 8, ALARM_HIGH = CLOCK + 12, ALARM_ENABLE = CLOCK + 16, ALARM_CLEAR = CLOCK + 28 };
enum { CLAIM = CONTROLLER + 0x200004 };

__attribute__((interrupt, aligned(4))) static void on_interrupt(void)
{
    uint32_t source = REGISTER(CLAIM);
    REGISTER(ALARM_CLEAR) = 1;
    REGISTER(CLAIM) = source;
    on_alarm();
}

static void init_board(void)
{
    async_mtime_init((void *)0x0200BFF8, (void *)0x02004000, 10000000);
    REGISTER(CONTROLLER + 4 * CLOCK_INTERRUPT) = 1;         /* its priority */
    REGISTER(CONTROLLER + 0x2000) = 1u << CLOCK_INTERRUPT;  /* enabled      */
    REGISTER(CONTROLLER + 0x200000) = 0;                    /* threshold    */
    __asm__ volatile("csrw mtvec, %0\n\tcsrs mie, %1\n\tcsrs mstatus, %2" : : "r"(on_interrupt), "r"(0x800), "r"(8) : "memory");
}

/* A step is 32 ns: an instruction under -icount shift=5. */
static void alarm_after(unsigned steps)
{
    uint64_t now, at;
    REGISTER(ALARM_ENABLE) = 1;
    now = REGISTER(CLOCK);
    now |= (uint64_t)REGISTER(CLOCK + 4) << 32;
    at = now + 32u * (steps + 8);
    REGISTER(ALARM_HIGH) = (uint32_t)(at >> 32);
    REGISTER(ALARM_LOW) = (uint32_t)at;
}

static void start_clock(void)
{
}

// CHECK: no flag was lost
// CHECK-NEXT: slept 25 ms
// CHECK-NOT: {{.}}
