// const locals are initialised once and read after awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    for (int i = 0; i < 3; i++) {
        const int square = await later(i * i);
        const int *const where = &square;
        const struct { int a; const int b; } pair = { square, i };
        const char text[] = "const";
        await later(0);
        printf("%d %d %d %d %s\n", square, *where, pair.a, pair.b, text);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0 0 0 0 const
// CHECK-NEXT: 1 1 1 1 const
// CHECK-NEXT: 4 4 4 2 const
// CHECK-NOT: {{.}}
