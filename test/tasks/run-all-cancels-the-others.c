// async_run_all cancels and unwinds the other tasks before it returns.
// RUN: %run_async --cflags=-DASYNC_CONFIG_TASK_LIST=1 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void background(void) { await async_sleep_ms(1000); printf("not reached\n"); }
static async_static_task(background) storage;

static async void amain(void)
{
    (void)async_start(&storage, background());
    await async_sleep_ms(5);
}

int main(void)
{
    int error = async_run_all(amain());
    printf("%d %d %d %d\n", error, async_task_done(&storage.task), async_task_error(&storage.task) == ASYNC_CANCELLED, (int)async_now_ms() < 100);
    return 0;
}

// CHECK: 0 1 1 1
// CHECK-NOT: {{.}}
