// Three variables of one name that live across an await, each hiding the one before, keep their values.
// RUN: %run_async --cflags=-Wno-shadow %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int shadow(int x)
{
    int sum = 0;
    {
        int x = 10;
        for (int x = 0; x < 3; x++) {
            await async_sleep_ms(0);
            sum += x;
        }
        sum += x;
    }
    return 100 * sum + x;
}

static async void amain(void)
{
    printf("%d\n", await shadow(5));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1305
// CHECK-NOT: {{.}}
