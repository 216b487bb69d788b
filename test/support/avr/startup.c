/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a run test needs on an AVR under simulate.c, which shows what is written to two scratch registers as the program's
   stdout and stderr, and returns the third when the processor sleeps for good. */
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <stdio.h>
#include <stdlib.h>

static int put_out(char c, FILE *stream)
{
    (void)stream;
    GPIOR1 = (uint8_t)c;
    return 0;
}

static int put_error(char c, FILE *stream)
{
    (void)stream;
    GPIOR2 = (uint8_t)c;
    return 0;
}

static FILE out = FDEV_SETUP_STREAM(put_out, NULL, _FDEV_SETUP_WRITE);
static FILE error = FDEV_SETUP_STREAM(put_error, NULL, _FDEV_SETUP_WRITE);

__attribute__((constructor)) static void open_streams(void)
{
    stdout = &out;
    stderr = &error;
}

void __attribute__((noreturn)) __wrap_exit(int status)
{
    GPIOR0 = (uint8_t)status;
    cli();
    sleep_enable();
    for (;;) {
        sleep_cpu();
    }
}

void abort(void)
{
    __wrap_exit(134);
}

/* The library's own ends in a message to a stream that needs floating point. */
void __assert(const char *function, const char *file, int line, const char *expression)
{
    fprintf(stderr, "%s:%d: %s: assertion '%s' failed\n", file, line, function, expression);
    abort();
}
