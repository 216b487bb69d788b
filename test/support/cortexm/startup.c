/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a run test needs on a Cortex-M board under QEMU: vectors, newlib's system calls and an exit status.  stdout goes to
   the board's UART (QEMU's stdout), stderr to the semihosting console (QEMU's stderr).  BOARD_MICROBIT: nRF51 (Cortex-M0);
   else mps2-an385 (Cortex-M3). */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { SEMIHOSTING_WRITEC = 0x03, SEMIHOSTING_EXIT_EXTENDED = 0x20, STOPPED_BY_EXIT = 0x20026, FAULT_STATUS = 126 };

extern uint32_t stack_top[], bss_start[], bss_end[];
extern char heap_start[], heap_end[];
extern int main(void);
extern void SysTick_Handler(void) __attribute__((weak, alias("fault_handler")));

#define REGISTER(address) (*(volatile uint32_t *)(address))
#ifdef BOARD_MICROBIT
static void open_uart(void)
{
    REGISTER(0x40002500u) = 4; /* ENABLE */
    REGISTER(0x40002008u) = 1; /* start sending */
}

static void put(char c)
{
    REGISTER(0x4000211Cu) = 0;
    REGISTER(0x4000251Cu) = (uint8_t)c;
    while (REGISTER(0x4000211Cu) == 0) { /* TXDRDY */
    }
}
#else
static void open_uart(void)
{
    REGISTER(0x40004008u) = 1; /* CTRL */
}

static void put(char c)
{
    while (REGISTER(0x40004004u) & 1) { /* STATE: full */
    }
    REGISTER(0x40004000u) = (uint8_t)c;
}
#endif

static void semihosting(uint32_t operation, const void *argument)
{
    register uint32_t r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
}

void __attribute__((noreturn)) _exit(int status)
{
    uint32_t arguments[2] = {STOPPED_BY_EXIT, (uint32_t)status};
    for (;;) {
        semihosting(SEMIHOSTING_EXIT_EXTENDED, arguments);
    }
}

void fault_handler(void)
{
    static const char message[] = "fault or unexpected interrupt\n";
    for (const char *c = message; *c != '\0'; c++) {
        semihosting(SEMIHOSTING_WRITEC, c);
    }
    _exit(FAULT_STATUS);
}

void reset_handler(void)
{
    for (uint32_t *word = bss_start; word < bss_end; word++) {
        *word = 0;
    }
    open_uart();
    exit(main());
}

int _write(int file, const char *text, int length)
{
    for (int i = 0; i < length; i++) {
        if (file == 2) {
            semihosting(SEMIHOSTING_WRITEC, &text[i]);
            continue;
        }
        put(text[i]);
    }
    return length;
}

void *_sbrk(ptrdiff_t size)
{
    static char *end = heap_start;
    if (size > heap_end - end) {
        errno = ENOMEM;
        return (void *)-1;
    }
    end += size;
    return end - size;
}

int _read(int file, char *text, int length) { return (void)file, (void)text, (void)length, 0; }
int _close(int file) { return (void)file, 0; }
int _lseek(int file, int offset, int whence) { return (void)file, (void)offset, (void)whence, 0; }
int _isatty(int file) { return (void)file, 0; }
int _getpid(void) { return 1; }
int _kill(int process, int signal)
{
    (void)process;
    _exit(128 + signal);
}
int _fstat(int file, struct stat *status)
{
    (void)file;
    status->st_mode = S_IFCHR;
    return 0;
}
void _init(void) {}
void _fini(void) {}

__attribute__((section(".vectors"), used)) static void (*const vectors[16 + 32])(void) = {
    (void (*)(void))stack_top, reset_handler,
    /* NMI to PendSV */
    fault_handler, fault_handler, fault_handler, fault_handler, fault_handler, fault_handler, fault_handler,
    fault_handler, fault_handler, fault_handler, fault_handler, fault_handler, fault_handler,
    SysTick_Handler,
};
