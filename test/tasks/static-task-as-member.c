// A static task may be a member of a struct, one for each object.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void blink(int *count, int times)
{
    for (int i = 0; i < times; i++) {
        ++*count;
        await async_sleep_ms(1);
    }
}
struct led { int count; async_static_task(blink) task; };
static struct led leds[2];

static async void amain(void)
{
    async_task *a = async_start(&leds[0].task, blink(&leds[0].count, 3));
    async_task *b = async_start(&leds[1].task, blink(&leds[1].count, 5));
    await async_join(a);
    await async_join(b);
    printf("%d %d\n", leds[0].count, leds[1].count);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3 5
// CHECK-NOT: {{.}}
