/* An await of the runtime that may have to wait again does so without the body: the leaf returns pending from where it was resumed, before anything is saved or raised. */
/* RUN: %asyncc --no-line %s -o - -- %include_flags | %FileCheck %s
 * RUN: %run_async %s | %FileCheck %s --check-prefix=OUT */
#include <stdio.h>
#include "Inputs/uart.h"
#include <async.h>
static uart port = UART_INIT;

static async void read_three(int *turns)
{
    char bytes[3];
    async_try {
        await async_stream_readexactly(&port.stream, bytes, sizeof bytes);
        printf("%.3s, %d\n", bytes, *turns);
    } async_catch (int reason) {
        puts(async_strerror(reason));
    }
}
// CHECK:      async_stream_readexactly__wait(
// CHECK-NEXT: return ASYNC__PENDING;
// CHECK-NEXT: read_three__[[#STATE:]]:
// CHECK:      error = async_stream_readexactly__again(&frame->{{.*}}, error);
// CHECK-NEXT: if (error == ASYNC__PENDING) {
// CHECK-NEXT:     return ASYNC__PENDING;
// CHECK-NEXT: }
// CHECK-NEXT: }
// CHECK-NEXT: if (ASYNC__RARELY(error != 0)) {

ASYNC_TASK_POOL(read_three, 1);

static async void later(void)
{
    await async_sleep_ms(1);
    uart_receive(&port, "h");
}

/* The same in a gather, where the awaitable is a task of its own. */
static async void amain(void)
{
    char bytes[2];
    int turns = 0;
    async_task *reader = async_create_task(read_three(&turns));
    for (const char *c = "abc"; *c; c++) {
        char text[2] = { *c, '\0' };
        await async_sleep_ms(1);
        turns++;
        uart_receive(&port, text);
    }
    await async_join(reader);
    async_task_release(reader);
    uart_receive(&port, "d");
    async_spawn(read_three(&turns));
    await async_sleep_ms(1);
    uart_receive(&port, "ef");
    await async_sleep_ms(1);
    uart_receive(&port, "g");
    await async_gather(async_stream_readexactly(&port.stream, bytes, 2), later());
    printf("%.2s\n", bytes);
}

int main(void) { return async_run(amain()); }

// OUT:      abc, 3
// OUT-NEXT: def, 3
// OUT-NEXT: gh
