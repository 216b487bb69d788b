// Tasks of one function interleave without sharing locals; statics are shared.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int work(int id)
{
    static int shared;
    int mine[3] = { id, id * 10, 0 };
    for (int i = 0; i < 3; i++) {
        mine[2] += mine[i % 2] + i;
        shared++;
        await async_sleep_ms(id);
    }
    printf("%d: %d (%d)\n", id, mine[2], shared);
    return mine[2];
}
ASYNC_TASK_POOL(work, 3);

static async void amain(void)
{
    async_task *t[3];
    int sum = 0;
    for (int i = 0; i < 3; i++) {
        t[i] = async_create_task(work(3 - i));
    }
    for (int i = 0; i < 3; i++) {
        sum += await async_join_as(t[i], int);
        async_task_release(t[i]);
    }
    printf("%d\n", sum);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1: 15 (7)
// CHECK-NEXT: 2: 27 (9)
// CHECK-NEXT: 3: 39 (9)
// CHECK-NEXT: 81
// CHECK-NOT: {{.}}
