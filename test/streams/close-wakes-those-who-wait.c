/* Closing ends the waits of reader and writer with ASYNC_CLOSED, sends what is in the buffer, and closes the device once. */
/* RUN: %run_async %s | %FileCheck %s --match-full-lines */
#include <stdio.h>
#include "Inputs/uart.h"
#include <async.h>
static uart port = UART_INIT;

static char buffer[8];

static async void read_one(void)
{
    char byte;
    async_try {
        await async_stream_read(&port.stream, &byte, 1);
    } async_catch (int error) {
        printf("reader: %s\n", async_strerror(error));
    }
}
ASYNC_TASK_POOL(read_one, 1);

static async void write_much(void)
{
    async_try {
        await async_stream_write(&port.stream, "12345678", 8);
        puts("buffered");
        await async_stream_write(&port.stream, "abcdefgh", 8);
    } async_catch (int error) {
        printf("writer: %s\n", async_strerror(error));
    }
}
ASYNC_TASK_POOL(write_much, 1);

static async void close_it(void)
{
    await async_stream_wait_closed(&port.stream);
    printf("closed %d\n", port.closes);
}
ASYNC_TASK_POOL(close_it, 1);

static async void amain(void)
{
    async_stream_set_buffers(&port.stream, NULL, 0, buffer, sizeof buffer);
    async_spawn(read_one());
    async_spawn(write_much());
    await async_sleep_ms(1);
    async_spawn(close_it());
    await async_sleep_ms(1);
    printf("closing %d\n", port.closes);
    async_try {
        await async_stream_write(&port.stream, "z", 1);
    } async_catch (int error) {
        printf("after it: %s\n", async_strerror(error));
    }
    uart_transmit(&port);
    await async_sleep_ms(1);
    uart_transmit(&port);
    printf("%s\n", text(port.sent, port.sent_count));
    await async_stream_wait_closed(&port.stream);
    printf("again %d\n", port.closes);
}

int main(void) { return async_run(amain()); }

// CHECK: buffered
// CHECK-NEXT: reader: closed
// CHECK-NEXT: writer: closed
// CHECK-NEXT: closing 0
// CHECK-NEXT: after it: closed
// CHECK-NEXT: closed 1
// CHECK-NEXT: 12345678
// CHECK-NEXT: again 1
