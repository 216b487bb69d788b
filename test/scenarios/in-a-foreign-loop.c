/* The loop inside somebody else's: one pass per frame of 16 ms; nothing is lost, what is due runs in the next pass. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      frame 0
   CHECK-NEXT:  a at 0
   CHECK-NEXT: frame 16
   CHECK-NEXT:  a at 16
   CHECK-NEXT: frame 32
   CHECK-NEXT:  b heard it at 32
   CHECK-NEXT:  a at 32
   CHECK-NEXT: frame 48
   CHECK-NEXT:  a ends at 48
   CHECK-NEXT: nested 1
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
#include <async/virtual.h>
static async_event event = ASYNC_EVENT_INIT;
static int nested;
static unsigned now(void) { return (unsigned)async_now_ms(); }
static async void a(void)
{
    for (int i = 0; i < 3; i++) {
        printf(" a at %u\n", now());
        if (i == 1) { async_event_set(&event); }
        await async_sleep_ms(10);
    }
    nested = async_loop_step() == ASYNC_MISUSE;
    printf(" a ends at %u\n", now());
}
static async void b(void)
{
    await async_event_wait(&event);
    printf(" b heard it at %u\n", now());
}
static async_static_task(a) first;
static async_static_task(b) second;
int main(void)
{
    uint32_t frame;
    async_task *task = async_start(&first, a());
    async_start(&second, b());
    for (frame = 0; !async_task_done(task); frame += 16) {
        async_virtual_set_ms(frame);
        printf("frame %u\n", (unsigned)frame);
        async_loop_step();
    }
    printf("nested %d\n", nested);
    return 0;
}
