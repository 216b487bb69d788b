// async_scope_cancel ends the block as a timeout does, but it has not timed out.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async_scope scope = ASYNC_SCOPE_INIT;

static async void stopper(void)
{
    await async_sleep_ms(3);
    async_scope_cancel(&scope);
}
ASYNC_TASK_POOL(stopper, 1);

static async void amain(void)
{
    async_spawn(stopper());
    async_with (&scope) {
        await async_sleep_ms(100);
        puts("not here");
    }
    printf("%d at %u\n", async_scope_timed_out(&scope), (unsigned)async_now_ms());
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      0 at 3
// CHECK-NOT:  {{.}}
