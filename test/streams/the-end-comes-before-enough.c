/* readexactly raises ASYNC_EOF and tells how much came; readline raises ASYNC_LIMIT and the next one goes on behind; errors of the device are raised. */
/* RUN: %run_async %s | %FileCheck %s --match-full-lines */
#include <stdio.h>
#include "Inputs/uart.h"
#include <async.h>
static uart port = UART_INIT;

static async void amain(void)
{
    char bytes[8];
    uart_receive(&port, "abcdefghij\nxy");
    async_try {
        await async_stream_readline(&port.stream, bytes, 4);
    } async_catch (int error) {
        printf("%s %s\n", async_strerror(error), text(bytes, async_stream_partial_read(&port.stream)));
    }
    size_t n = await async_stream_readline(&port.stream, bytes, sizeof bytes);
    printf("%s|\n", text(bytes, n - 1));
    uart_receive(&port, NULL);
    async_try {
        await async_stream_readexactly(&port.stream, bytes, 5);
    } async_catch (int error) {
        printf("%s %s\n", async_strerror(error), text(bytes, async_stream_partial_read(&port.stream)));
    }
    port.error = 5;
    async_try {
        await async_stream_read(&port.stream, bytes, 5);
    } async_catch (int error) {
        puts(async_strerror(error));
    }
}

int main(void) { return async_run(amain()); }

// CHECK: limit exceeded abcd
// CHECK-NEXT: efghij|
// CHECK-NEXT: end of input xy
// CHECK-NEXT: error 5
