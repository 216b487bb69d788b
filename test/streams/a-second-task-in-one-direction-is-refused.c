/* A second reader, and a second writer, gets ASYNC_BUSY at once; the first goes on, and so does the other direction. */
/* RUN: %run_async %s | %FileCheck %s --match-full-lines */
#include <stdio.h>
#include "Inputs/uart.h"
#include <async.h>
static uart port = UART_INIT;

static async void read_one(const char *name)
{
    char byte;
    async_try {
        await async_stream_read(&port.stream, &byte, 1);
        printf("%s read %c\n", name, byte);
    } async_catch (int error) {
        printf("%s: %s\n", name, async_strerror(error));
    }
}
ASYNC_TASK_POOL(read_one, 2);

static async void write_some(const char *name, const char *text)
{
    async_try {
        await async_stream_write(&port.stream, text, strlen(text));
        await async_stream_drain(&port.stream);
        printf("%s wrote\n", name);
    } async_catch (int error) {
        printf("%s: %s\n", name, async_strerror(error));
    }
}
ASYNC_TASK_POOL(write_some, 2);

static async void amain(void)
{
    async_spawn(read_one("reader"));
    async_spawn(write_some("writer", "AAAAAAAA"));
    async_spawn(read_one("second reader"));
    async_spawn(write_some("second writer", "BBBBBBBB"));
    await async_sleep_ms(1);
    uart_receive(&port, "x");
    uart_transmit(&port);
    await async_sleep_ms(1);
    uart_transmit(&port);
    await async_sleep_ms(1);
    printf("%s\n", text(port.sent, port.sent_count));
}

int main(void) { return async_run(amain()); }

// CHECK: second reader: busy
// CHECK-NEXT: second writer: busy
// CHECK-NEXT: reader read x
// CHECK-NEXT: writer wrote
// CHECK-NEXT: AAAAAAAA
