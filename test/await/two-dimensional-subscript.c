// Both indices of an array of arrays may await.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int say(const char *name, int value)
{
    printf("%s\n", name);
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    int grid[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } };
    printf("%d\n", grid[await say("row", 1)][await say("column", 2)]);
    grid[await say("row", 0)][await say("column", 1)] += await say("value", 40);
    printf("%d\n", grid[0][1]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: row
// CHECK-NEXT: column
// CHECK-NEXT: 6
// CHECK-NEXT: row
// CHECK-NEXT: column
// CHECK-NEXT: value
// CHECK-NEXT: 42
// CHECK-NOT: {{.}}
