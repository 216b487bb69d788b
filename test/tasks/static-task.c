// A static task may be started again after it has ended, not before.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void child(int n)
{
    printf("child %d\n", n);
    await async_sleep_ms(5);
}
static async_static_task(child) storage;

static async void amain(void)
{
    async_task *t = async_start(&storage, child(1));
    printf("%d\n", t != NULL);
    printf("%d\n", async_start(&storage, child(2)) == NULL);
    await async_sleep_ms(10);
    printf("%d\n", async_task_done(t));
    t = async_start(&storage, child(3));
    await async_join(t);
    printf("%d\n", t == &storage.task);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NEXT: 1
// CHECK-NEXT: child 1
// CHECK-NEXT: 1
// CHECK-NEXT: child 3
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}
