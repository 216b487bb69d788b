/* A write goes to the device, its rest to the buffer if it fits, else it waits; drain waits for the buffer and always suspends. */
/* RUN: %run_async %s | %FileCheck %s --match-full-lines */
#include <stdio.h>
#include "Inputs/uart.h"
#include <async.h>
static uart port = UART_INIT;

static char buffer[6];

static async void write_it(const char *text)
{
    await async_stream_write(&port.stream, text, strlen(text));
    printf("wrote %s\n", text);
}
ASYNC_TASK_POOL(write_it, 1);

static async void transmit(int times)
{
    for (int i = 0; i < times; i++) {
        await async_sleep_ms(1);
        uart_transmit(&port);
        printf("sent %s\n", text(port.sent, port.sent_count));
    }
}
ASYNC_TASK_POOL(transmit, 1);

static async void other(void)
{
    puts("other");
}
ASYNC_TASK_POOL(other, 1);

static async void amain(void)
{
    await write_it("1234");
    async_spawn(transmit(1));
    await write_it("567");
    await async_sleep_ms(3);
    async_stream_set_buffers(&port.stream, NULL, 0, buffer, sizeof buffer);
    await write_it("abcdef");
    async_spawn(transmit(4));
    await write_it("ghijklmnop");
    await async_stream_drain(&port.stream);
    puts("drained");
    async_spawn(other());
    await async_stream_drain(&port.stream);
    puts("again");
    uart_transmit(&port);
    printf("%s\n", text(port.sent, port.sent_count));
}

int main(void) { return async_run(amain()); }

// CHECK: wrote 1234
// CHECK-NEXT: sent 1234
// CHECK-NEXT: wrote 567
// CHECK-NEXT: wrote abcdef
// CHECK-NEXT: sent 1234567a
// CHECK-NEXT: sent 1234567abcde
// CHECK-NEXT: sent 1234567abcdefghi
// CHECK-NEXT: wrote ghijklmnop
// CHECK-NEXT: sent 1234567abcdefghijklm
// CHECK-NEXT: drained
// CHECK-NEXT: other
// CHECK-NEXT: again
// CHECK-NEXT: 1234567abcdefghijklmnop
