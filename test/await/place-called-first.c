// A call within the place that is stored to runs before the right side.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int say(const char *name, int value)
{
    printf("%s\n", name);
    await async_sleep_ms(0);
    return value;
}

static int cells[2] = { 1, 2 };

static int *place(int i)
{
    printf("place %d\n", i);
    return &cells[i];
}

static async void amain(void)
{
    *place(0) = await say("value", 5);
    *place(1) += await say("more", 5);
    printf("%d %d\n", cells[0], cells[1]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: place 0
// CHECK-NEXT: value
// CHECK-NEXT: place 1
// CHECK-NEXT: more
// CHECK-NEXT: 5 7
// CHECK-NOT: {{.}}
