// A static _Thread_local local is shared by all calls.
// REQUIRES: target=host
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static _Thread_local int global = 5;
static async int run(void)
{
    static _Thread_local int local = 1;
    await pause();
    local *= 3;
    global++;
    await pause();
    return local + global;
}

static async void amain(void)
{
    printf("%d\n", await run());
    printf("%d\n", await run());
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 9
// CHECK-NEXT: 16
// CHECK-NOT: {{.}}
