// goto backward makes a loop around an await.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    int i = 0;
again:
    await pause();
    printf("%d\n", i);
    if (++i < 3) {
        goto again;
    }
    printf("done\n");
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0
// CHECK-NEXT: 1
// CHECK-NEXT: 2
// CHECK-NEXT: done
// CHECK-NOT: {{.}}
