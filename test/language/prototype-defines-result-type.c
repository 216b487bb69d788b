// A prototype may define the type of the result, as a definition may; also where the function's code moves behind another's.
// RUN: %run_async --heap=on --std=gnu99 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

async enum level { LOW, HIGH = 5 } level_of(int x);

async enum level level_of(int x)
{
    await async_sleep_ms(0);
    return x > 9 ? HIGH : LOW;
}

static async int later(int x);

static async struct pair { int a, b; } make(int a)
{
    return (struct pair){ a, await later(a) };
}

static struct pair zero;

static async int later(int x)
{
    await async_sleep_ms(0);
    return x + 1;
}

static async void amain(void)
{
    struct pair pair = await make(3);
    printf("%d %d %d\n", (int)await level_of(10), pair.a + pair.b, zero.a);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 5 7 0
// CHECK-NOT: {{.}}
