// An error in one defer replaces the one in flight; the deferred blocks before it still run.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int fail_after(unsigned ms, int error)
{
    await async_sleep_ms(ms);
    if (error) {
        async_raise(error);
    }
    return 7;
}

static async void f(void)
{
    async_defer {
        puts("first");
    }
    async_defer {
        await fail_after(1, 9);
        puts("not here");
    }
    async_defer {
        puts("third");
    }
    await fail_after(1, 8);
}

static async void amain(void)
{
    async_try {
        await f();
    } async_catch (int e) {
        printf("%d\n", e);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      third
// CHECK-NEXT: first
// CHECK-NEXT: 9
// CHECK-NOT:  {{.}}
