/* What a read had when time was up goes back to the input buffer, in order, or stays in the caller's bytes and is counted. */
/* RUN: %run_async %s | %FileCheck %s --match-full-lines */
#include <stdio.h>
#include "Inputs/uart.h"
#include <async.h>
static uart port = UART_INIT;

static char buffer[8];

static async void try_line(void)
{
    char line[16] = "";
    async_with (async_move_on_after_ms(5)) {
        size_t n = await async_stream_readline(&port.stream, line, sizeof line);
        printf("line %s\n", text(line, n - 1));
        return;
    }
    printf("no line, left %u\n", (unsigned)async_stream_partial_read(&port.stream));
}

static async void amain(void)
{
    char bytes[16];
    async_stream_set_buffers(&port.stream, buffer, sizeof buffer, NULL, 0);
    uart_receive(&port, "abc");
    await try_line();
    uart_receive(&port, "de");
    await try_line();
    size_t n = await async_stream_read(&port.stream, bytes, 2);
    printf("%s\n", text(bytes, n));
    uart_receive(&port, "f\ng");
    await try_line();
    uart_receive(&port, "123456789");
    async_with (async_move_on_after_ms(5)) {
        await async_stream_readexactly(&port.stream, bytes, 12);
    }
    n = async_stream_partial_read(&port.stream);
    printf("left %s\n", text(bytes, n));
    uart_receive(&port, "xyz");
    await async_stream_readexactly(&port.stream, bytes + n, 12 - n);
    printf("all %.12s\n", bytes);
}

int main(void) { return async_run(amain()); }

// CHECK: no line, left 0
// CHECK-NEXT: no line, left 0
// CHECK-NEXT: ab
// CHECK-NEXT: line cdef
// CHECK-NEXT: left g123456789
// CHECK-NEXT: all g123456789xy
