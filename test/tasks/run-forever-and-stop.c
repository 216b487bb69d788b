// async_run_forever runs until async_stop, which lets what is ready run first.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void ticker(void)
{
    for (int i = 0;; i++) {
        printf("tick %d\n", i);
        if (i == 2) {
            async_stop();
        }
        await async_sleep_ms(10);
    }
}
static async_static_task(ticker) storage;

int main(void)
{
    (void)async_start(&storage, ticker());
    printf("%d\n", async_run_forever());
    printf("stopped\n");
    return 0;
}

// CHECK: tick 0
// CHECK-NEXT: tick 1
// CHECK-NEXT: tick 2
// CHECK-NEXT: 0
// CHECK-NEXT: stopped
// CHECK-NOT: {{.}}
