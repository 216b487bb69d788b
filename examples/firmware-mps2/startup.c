/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What happens between reset and main(): the vector table, the initial contents of RAM, and a place
 * to stop when something goes wrong.  Handlers have their CMSIS names, so a driver takes an
 * interrupt by defining the function.
 */
#include <stdint.h>

#include "board.h"

typedef void handler(void);

int main(void);

/* From the linker script. */
extern uint32_t stack_top, data_start, data_end, bss_start, bss_end;
extern const uint32_t data_load;

void Reset_Handler(void);
void Fault_Handler(void);
void Default_Handler(void);

void SysTick_Handler(void) __attribute__((weak, alias("Default_Handler")));
void UARTRX0_Handler(void) __attribute__((weak, alias("Default_Handler")));
void UARTTX0_Handler(void) __attribute__((weak, alias("Default_Handler")));

struct vector_table {
    uint32_t *initial_stack;
    handler *exceptions[15];
    handler *interrupts[32];
};

/* Exception numbers count from 1 (reset), interrupt numbers from 0. */
#define EXCEPTION(number) exceptions[(number)-1]
#define INTERRUPT(number) interrupts[number]

const struct vector_table vectors __attribute__((section(".vectors"), used)) = {
    .initial_stack = &stack_top,
    .EXCEPTION(1) = Reset_Handler,
    .EXCEPTION(2) = Default_Handler,  /* non-maskable interrupt */
    .EXCEPTION(3) = Fault_Handler,    /* hard fault             */
    .EXCEPTION(4) = Fault_Handler,    /* memory management      */
    .EXCEPTION(5) = Fault_Handler,    /* bus fault              */
    .EXCEPTION(6) = Fault_Handler,    /* usage fault            */
    .EXCEPTION(11) = Default_Handler, /* SVCall                 */
    .EXCEPTION(14) = Default_Handler, /* PendSV                 */
    .EXCEPTION(15) = SysTick_Handler,
    .INTERRUPT(0) = UARTRX0_Handler,
    .INTERRUPT(1) = UARTTX0_Handler,
};

void Reset_Handler(void)
{
    const uint32_t *from = &data_load;
    for (uint32_t *to = &data_start; to < &data_end;)
        *to++ = *from++;
    for (uint32_t *to = &bss_start; to < &bss_end;)
        *to++ = 0;
    board_exit(main());
}

void Fault_Handler(void)
{
    board_exit(1);
}

/* An interrupt that nobody handles: stop here, so that a debugger shows which one it was. */
void Default_Handler(void)
{
    for (;;)
        ;
}
