// The specifiers of an async function may define the type of its result.
// RUN: %run_async --std=gnu99 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async enum level { LOW, HIGH = 5 } level_of(int x)
{
    await async_sleep_ms(0);
    return x > 9 ? HIGH : LOW;
}

static async struct pair { int a, b; } make(int a)
{
    await async_sleep_ms(0);
    return (struct pair){ a, a + 1 };
}

static async void amain(void)
{
    struct pair pair = await make(3);
    printf("%d %d\n", (int)await level_of(10) + LOW, pair.b);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 5 4
// CHECK-NOT: {{.}}
