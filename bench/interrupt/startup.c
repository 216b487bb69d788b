/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Enough of a board to run asyncc.c: vectors, a number printed through semihosting, an exit. */
#include <stdint.h>

extern uint32_t stack_top[], bss_start[], bss_end[];
extern int main(void);
extern void SysTick_Handler(void);

static void call_host(uint32_t operation, const void *argument)
{
    register uint32_t r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
}

void print_number(uint32_t number)
{
    char text[12], *at = text + sizeof text;
    *--at = '\0';
    *--at = '\n';
    do {
        uint32_t quotient = 0; /* without a division, which needs a library on M0 */
        while (number >= 10) {
            number -= 10;
            quotient++;
        }
        *--at = (char)('0' + number);
        number = quotient;
    } while (number);
    call_host(0x04, at);
}

static void leave(int status)
{
    uint32_t arguments[2] = { 0x20026, (uint32_t)status };
    for (;;) {
        call_host(0x20, arguments);
    }
}

void fault_handler(void)
{
    leave(1);
}

void reset_handler(void)
{
    for (uint32_t *word = bss_start; word < bss_end; word++) {
        *word = 0;
    }
    leave(main());
}

__attribute__((section(".vectors"), used)) static void (*const vectors[16])(void) = {
    (void (*)(void))stack_top, reset_handler, fault_handler, fault_handler, fault_handler, fault_handler,
    fault_handler, fault_handler, fault_handler, fault_handler, fault_handler, fault_handler,
    fault_handler, fault_handler, fault_handler, SysTick_Handler,
};
