/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a run test needs on QEMU's RISC-V machine `virt`: an entry, picolibc's streams and an exit status.  stdout goes to
   the UART (QEMU's stdout), stderr to the semihosting console (QEMU's stderr). */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { SEMIHOSTING_WRITEC = 0x03, FAULT_STATUS = 126, FINISH_GOOD = 0x5555, FINISH_BAD = 0x3333 };

extern char bss_start[], bss_end[];
extern int main(void);

static volatile uint8_t *const uart_data = (volatile uint8_t *)0x10000000u;
static volatile uint32_t *const finisher = (volatile uint32_t *)0x100000u;

static int put_out(char c, FILE *stream)
{
    (void)stream;
    *uart_data = (uint8_t)c;
    return 0;
}

static int put_error(char c, FILE *stream)
{
    register uintptr_t a0 __asm__("a0") = SEMIHOSTING_WRITEC;
    register const char *a1 __asm__("a1") = &c;
    (void)stream;
    __asm__ volatile(".option push\n.option norvc\n.balign 16\n\tslli zero, zero, 0x1f\n\tebreak\n\tsrai zero, zero, 7\n.option pop"
                     : "+r"(a0) : "r"(a1) : "memory");
    return 0;
}

static FILE out = FDEV_SETUP_STREAM(put_out, NULL, NULL, _FDEV_SETUP_WRITE);
static FILE error = FDEV_SETUP_STREAM(put_error, NULL, NULL, _FDEV_SETUP_WRITE);
FILE *const stdin = NULL;
FILE *const stdout = &out;
FILE *const stderr = &error;

void __attribute__((noreturn)) _exit(int status)
{
    for (;;) {
        *finisher = status == 0 ? FINISH_GOOD : (uint32_t)(status & 0xFF) << 16 | FINISH_BAD;
    }
}

/* raise() of newlib, with which abort() ends; picolibc's ends in _exit() by itself. */
int getpid(void)
{
    return 1;
}

int kill(int process, int signal)
{
    (void)process;
    _exit(128 + signal);
}

__attribute__((interrupt, aligned(4))) static void fault_handler(void)
{
    fputs("fault or unexpected interrupt\n", stderr);
    _exit(FAULT_STATUS);
}

__attribute__((used)) static void run_main(void)
{
    for (char *byte = bss_start; byte < bss_end; byte++) {
        *byte = 0;
    }
    __asm__ volatile("csrw mtvec, %0" : : "r"(fault_handler));
    exit(main());
}

/* QEMU loads .data and the thread-local objects where they are used. */
__attribute__((naked, section(".entry"))) void reset_handler(void)
{
    __asm__ volatile(".option push\n.option norelax\n\tla gp, __global_pointer$\n.option pop\n"
                     "\tla sp, stack_top\n\tla tp, tls_start\n\tj run_main");
}
