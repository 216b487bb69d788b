// async_join_as yields the task's result, of any type.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

struct pair { int x, y; };
static async int number(int x) { await async_sleep_ms(x); return 2 * x; }
static async struct pair both(int x) { struct pair p = { x, -x }; await async_sleep_ms(1); return p; }
ASYNC_TASK_POOL(number, 2);
ASYNC_TASK_POOL(both, 1);

static async void amain(void)
{
    async_task *a = async_create_task(number(4)), *b = async_create_task(number(2)), *c = async_create_task(both(7));
    printf("%d\n", await async_join_as(a, int) + await async_join_as(b, int));
    struct pair p = await async_join_as(c, struct pair);
    printf("%d %d\n", p.x, p.y);
    printf("%d\n", await async_join_as(a, int));
    async_task_release(a);
    async_task_release(b);
    async_task_release(c);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 12
// CHECK-NEXT: 7 -7
// CHECK-NEXT: 8
// CHECK-NOT: {{.}}
