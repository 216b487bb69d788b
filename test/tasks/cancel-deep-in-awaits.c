// A cancel unwinds all the functions that the task is in.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int inner(void) { await async_sleep_ms(100); printf("not reached\n"); return 1; }
static async int middle(void) { int r = 1 + await inner(); printf("not reached\n"); return r; }
static async void outer(void) { printf("%d\n", await middle()); }
ASYNC_TASK_POOL(outer, 1);

static async void amain(void)
{
    async_task *t = async_create_task(outer());
    await async_sleep_ms(1);
    async_task_cancel(t);
    await async_join(t);
}

int main(void)
{
    printf("%d\n", async_run(amain()) == ASYNC_CANCELLED);
    return 0;
}

// CHECK: 1
// CHECK-NOT: {{.}}
