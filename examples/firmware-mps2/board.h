/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The parts of the MPS2 board that have no file of their own: two LEDs, interrupts, power off.
 */
#ifndef BOARD_H
#define BOARD_H

#include <stdbool.h>
#include <stdint.h>

enum {
    BOARD_CORE_HZ = 25000000,
    BOARD_LED_COUNT = 2,
};

void board_led_set(int led, bool is_on);
bool board_led_is_on(int led);

/* Interrupt numbers of the AN385 image that we use. */
enum board_interrupt {
    BOARD_UART0_RECEIVE = 0,
    BOARD_UART0_TRANSMIT = 1,
};

void board_interrupt_enable(enum board_interrupt number);

/* Ends QEMU with this exit status through semihosting.  On real hardware the breakpoint in it halts the core
 * under a debugger and faults without one: replace it by a reset or a power-down. */
_Noreturn void board_exit(int status);

/* Keep interrupts out for a few instructions:
 *     uint32_t mask = board_irq_lock();  ...  board_irq_unlock(mask); */
static inline uint32_t board_irq_lock(void)
{
    uint32_t mask;
    __asm__ volatile("mrs %0, primask\n\tcpsid i" : "=r"(mask) : : "memory");
    return mask;
}

static inline void board_irq_unlock(uint32_t mask)
{
    __asm__ volatile("msr primask, %0" : : "r"(mask) : "memory");
}

#endif
