/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include "board.h"

#define FPGAIO_LED0 (*(volatile uint32_t *)0x40028000u)
#define NVIC_ISER0 (*(volatile uint32_t *)0xE000E100u)

void board_led_set(int led, bool is_on)
{
    uint32_t bit = 1u << led;
    FPGAIO_LED0 = is_on ? FPGAIO_LED0 | bit : FPGAIO_LED0 & ~bit;
}

bool board_led_is_on(int led)
{
    return (FPGAIO_LED0 >> led) & 1u;
}

void board_interrupt_enable(enum board_interrupt number)
{
    NVIC_ISER0 = 1u << number;
}

void board_exit(int status)
{
    enum { SYS_EXIT_EXTENDED = 0x20, APPLICATION_EXIT = 0x20026 };
    const uint32_t block[2] = {APPLICATION_EXIT, (uint32_t)status};
    register uint32_t operation __asm__("r0") = SYS_EXIT_EXTENDED;
    register const uint32_t *argument __asm__("r1") = block;

    for (;;)
        __asm__ volatile("bkpt 0xAB" : "+r"(operation) : "r"(argument) : "memory");
}
