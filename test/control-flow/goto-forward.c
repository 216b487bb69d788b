// goto jumps forward over awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void run(int skip)
{
    if (skip) {
        goto end;
    }
    await pause();
    printf("not skipped\n");
end:
    await pause();
    printf("end\n");
}

static async void amain(void)
{
    await run(0);
    await run(1);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: not skipped
// CHECK-NEXT: end
// CHECK-NEXT: end
// CHECK-NOT: {{.}}
