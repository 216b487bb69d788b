/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* In an async function, a form that makes a task evaluates its object, its lvalue and its arguments from left to right,
 * also where nothing is awaited. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// CHECK:      place 0
// CHECK-NEXT: number 1
// CHECK-NEXT: number 2
// CHECK-NEXT: number 3
// CHECK-NEXT: place 1
// CHECK-NEXT: number 4
// CHECK-NEXT: number 5
// CHECK-NEXT: object 0
// CHECK-NEXT: number 6
// CHECK-NEXT: number 7
// CHECK-NEXT: group
// CHECK-NEXT: place 2
// CHECK-NEXT: number 8
// CHECK-NEXT: number 9
// CHECK-NEXT: number 10
// CHECK-NEXT: number 11
// CHECK-NEXT: reads 1 0
// CHECK-NEXT: sums 3 9 17 4
#include <async.h>
#include <stdio.h>

static int sums[4];

static int number(int n)
{
    printf("number %d\n", n);
    return n;
}

static int *place(int n)
{
    printf("place %d\n", n);
    return &sums[n];
}

static async int add(int a, int b)
{
    await async_sleep_ms(1);
    return a + b;
}
ASYNC_TASK_POOL(add, 6);
static async_static_task(add) tasks[1];

static async_group *chosen(async_group *group)
{
    puts("group");
    return group;
}

static int object(int n)
{
    printf("object %d\n", n);
    return n;
}

static async void tell(int a, int b)
{
    printf("reads %d %d\n", a, b);
}
ASYNC_TASK_POOL(tell, 1);

static async void amain(void)
{
    async_group group = ASYNC_GROUP_INIT;
    int at = 0;
    async_spawn(*place(0) = add(number(1), number(2)));
    for (int i = number(3); i < 4; i++) {
        async_task *task = async_create_task(*place(1) = add(number(4), number(5)));
        async_task_release(task);
    }
    async_start(&tasks[object(0)], add(number(6), number(7)));
    async_with (&group) {
        async_group_start(chosen(&group), *place(2) = add(number(8), number(9)));
    }
    if (at == 0) async_spawn(add(number(10), number(11)));
    int next = 3;
    async_spawn(sums[next] = add(next, next++ - 3));
    async_spawn(tell(!at++, !at));
    await async_sleep_ms(5);
    printf("sums %d %d %d %d\n", sums[0], sums[1], sums[2], sums[3]);
}

int main(void)
{
    return async_run(amain());
}
