// A cancelled body runs the exit with the cancellation, which then goes on.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

struct thing {
    const char *name;
    int swallows;
};

static async void thing_enter(struct thing *t)
{
    await async_sleep_ms(1);
    printf("enter %s\n", t->name);
}

static async bool thing_exit(struct thing *t, int error)
{
    await async_sleep_ms(1);
    printf("exit %s with %d\n", t->name, error);
    return error != 0 && error == t->swallows;
}
ASYNC_CONTEXT_MANAGER(struct thing, thing_enter, thing_exit);

static async void worker(void)
{
    struct thing a = {"a", 0};
    async_try {
        async_with (&a) {
            await async_sleep_ms(100);
            puts("not here");
        }
        puts("not here");
    } async_catch_cancelled {
        puts("cancelled");
    }
}
ASYNC_TASK_POOL(worker, 1);

static async void amain(void)
{
    async_task *t = async_create_task(worker());
    await async_sleep_ms(5);
    async_task_cancel(t);
    await async_join(t);
    async_task_release(t);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      enter a
// CHECK-NEXT: exit a with -1
// CHECK-NEXT: cancelled
// CHECK-NOT:  {{.}}
