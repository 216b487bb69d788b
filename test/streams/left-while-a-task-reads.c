/* With --checks a stream that leaves its scope while a task reads it is ASYNC_MISUSE; one that was closed is not. */
/* RUN: %run_async %s "--asyncc-flags=--checks -Wno-escaping-local" | %FileCheck %s --match-full-lines */
// NO-SWEEP: leaves a stream on purpose that a sweep would find in use
#include <stdio.h>
#include "Inputs/uart.h"
#include <async.h>

static async_task *reader;

static async void read_one(async_stream *stream)
{
    char byte;
    async_try {
        await async_stream_read(stream, &byte, 1);
    } async_catch (int error) {
        puts(async_strerror(error));
    }
}
ASYNC_TASK_POOL(read_one, 1);

/* Tells, and ends what waits before the stream is gone. */
static void end_reader(async_task *task, int error)
{
    (void)task;
    printf("left: %s\n", async_strerror(error));
    async_task_cancel(reader);
}

static async void leave(int closes)
{
    uart port = UART_INIT;
    reader = async_create_task(read_one(&port.stream));
    await async_sleep_ms(1);
    if (closes) {
        async_stream_close(&port.stream);
    }
}

static async void amain(void)
{
    async_set_exception_handler(end_reader);
    for (int closes = 0; closes < 2; closes++) {
        await leave(closes);
        await async_sleep_ms(1);
        async_task_release(reader);
    }
}

int main(void) { return async_run(amain()); }

// CHECK:      left: misuse
// CHECK-NEXT: closed
