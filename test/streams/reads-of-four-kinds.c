/* readexactly, readline, readall and read, with an input buffer and without, whatever the pieces in which the bytes come. */
/* RUN: %run_async %s | %FileCheck %s --match-full-lines */
#include <stdio.h>
#include "Inputs/uart.h"
#include <async.h>
static uart port = UART_INIT;

static char buffer[6];

static async void read_them(void)
{
    char bytes[32];
    await async_stream_readexactly(&port.stream, bytes, 5);
    printf("exactly %.5s\n", bytes);
    await async_stream_readexactly(&port.stream, bytes, 0);
    size_t n = await async_stream_readline(&port.stream, bytes, sizeof bytes);
    printf("line %s|\n", text(bytes, n - 1));
    n = await async_stream_readline(&port.stream, bytes, sizeof bytes);
    printf("line of %d\n", (int)n);
    n = await async_stream_read(&port.stream, bytes, 1);
    n += await async_stream_read(&port.stream, bytes + 1, 1);
    printf("some %s\n", text(bytes, n));
    n = await async_stream_readline(&port.stream, bytes, sizeof bytes);
    printf("last line %s|\n", text(bytes, n));
    n = await async_stream_readline(&port.stream, bytes, sizeof bytes);
    printf("end %d\n", (int)n);
    n = await async_stream_readall(&port.stream, bytes, sizeof bytes);
    printf("end %d\n", (int)n);
}
ASYNC_TASK_POOL(read_them, 1);

static async void feed(size_t piece)
{
    static const char text[] = "12345a longer line\n\nxylast";
    for (size_t at = 0; at < sizeof text - 1; at += piece) {
        char part[8] = "";
        strncat(part, text + at, piece);
        uart_receive(&port, part);
        await async_sleep_ms(1);
    }
    uart_receive(&port, NULL);
}

static async void amain(void)
{
    for (size_t piece = 1; piece <= 7; piece += 2) {
        async_task *reader = async_create_task(read_them());
        async_stream_set_buffers(&port.stream, buffer, piece == 1 ? 0 : piece == 3 ? sizeof buffer : 2, NULL, 0);
        port.is_at_end = 0;
        await async_gather(feed(piece), reader);
        async_task_release(reader);
        puts("--");
    }
}

int main(void) { return async_run(amain()); }

// CHECK: exactly 12345
// CHECK-NEXT: line a longer line|
// CHECK-NEXT: line of 1
// CHECK-NEXT: some xy
// CHECK-NEXT: last line last|
// CHECK-NEXT: end 0
// CHECK-NEXT: end 0
// CHECK-NEXT: --
// CHECK-NEXT: exactly 12345
// CHECK-NEXT: line a longer line|
// CHECK-NEXT: line of 1
// CHECK-NEXT: some xy
// CHECK-NEXT: last line last|
// CHECK-NEXT: end 0
// CHECK-NEXT: end 0
// CHECK-NEXT: --
// CHECK-NEXT: exactly 12345
// CHECK-NEXT: line a longer line|
// CHECK-NEXT: line of 1
// CHECK-NEXT: some xy
// CHECK-NEXT: last line last|
// CHECK-NEXT: end 0
// CHECK-NEXT: end 0
// CHECK-NEXT: --
// CHECK-NEXT: exactly 12345
// CHECK-NEXT: line a longer line|
// CHECK-NEXT: line of 1
// CHECK-NEXT: some xy
// CHECK-NEXT: last line last|
// CHECK-NEXT: end 0
// CHECK-NEXT: end 0
// CHECK-NEXT: --
