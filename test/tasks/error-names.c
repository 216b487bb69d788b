// async_strerror names the runtime's errors and gives numbers to others.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void amain(void)
{
    await async_sleep_ms(0);
    printf("%s\n", async_strerror(ASYNC_CANCELLED));
    printf("%s\n", async_strerror(5));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: cancelled
// CHECK-NEXT: error 5
// CHECK-NOT: {{.}}
