/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Lvalues and arguments are evaluated from left to right before the first child runs, and each lvalue keeps the place
 * that it had then. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

static int numbers[6];
static int *cursor = numbers;
static int at;
ASYNC_QUEUE(queue, int, 4);

static int say(int n)
{
    printf("argument %d\n", n);
    return n;
}

static int *place(int n)
{
    printf("place %d\n", n);
    return &numbers[n];
}

static async int child(int n)
{
    printf("child %d\n", n);
    at = 5;
    cursor = NULL;
    await async_sleep_ms(10 - n);
    return n;
}

static async void amain(void)
{
    async_queue_try_put(&queue, 7);
    await async_gather(*place(0) = child(say(1)), numbers[++at] = child(say(2)), *place(at + 1) = async_queue_get(&queue),
                       cursor[3] = child(say(4)), async_queue_put(&queue, say(8)));
    for (int i = 0; i < 6; i++) {
        printf("%d ", numbers[i]);
    }
    puts("");
    struct { int a, b[2]; } s = { 0, { 0, 0 } };
    int i = 1;
    await async_gather(s.a = child(3), s.b[i] = child(i = 2), s.b[0] = child(i));
    printf("%d %d %d\n", s.a, s.b[0], s.b[1]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: place 0
// CHECK-NEXT: argument 1
// CHECK-NEXT: argument 2
// CHECK-NEXT: place 2
// CHECK-NEXT: argument 4
// CHECK-NEXT: argument 8
// CHECK-NEXT: child 1
// CHECK-NEXT: child 2
// CHECK-NEXT: child 4
// CHECK-NEXT: 1 2 7 4 0 0 
// CHECK-NEXT: child 3
// CHECK-NEXT: child 2
// CHECK-NEXT: child 2
// CHECK-NEXT: 3 2 2
