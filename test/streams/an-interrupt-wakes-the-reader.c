/* A read takes what is there without suspending, waits for the interrupt if nothing is, and asks the device no more often than it has to. */
/* RUN: %run_async %s | %FileCheck %s --match-full-lines */
#include <stdio.h>
#include "Inputs/uart.h"
#include <async.h>
static uart port = UART_INIT;

static async void read_all(void)
{
    char bytes[8];
    for (int i = 0; i < 3; i++) {
        size_t n = await async_stream_read(&port.stream, bytes, sizeof bytes);
        printf("%s (%u)\n", text(bytes, n), port.reads);
    }
}
ASYNC_TASK_POOL(read_all, 1);

static async void amain(void)
{
    uart_receive(&port, "ready");
    async_spawn(read_all());
    await async_sleep_ms(10);
    printf("waits (%u)\n", port.reads);
    uart_receive(&port, "ab");
    uart_receive(&port, "cd");
    await async_sleep_ms(10);
    printf("waits (%u)\n", port.reads);
    async_stream_readable_from_isr(&port.stream);
    await async_sleep_ms(10);
    printf("false alarm (%u)\n", port.reads);
    uart_receive(&port, "e");
    await async_sleep_ms(10);
}

int main(void) { return async_run(amain()); }

// CHECK: ready (1)
// CHECK-NEXT: waits (1)
// CHECK-NEXT: abcd (2)
// CHECK-NEXT: waits (2)
// CHECK-NEXT: false alarm (3)
// CHECK-NEXT: e (4)
