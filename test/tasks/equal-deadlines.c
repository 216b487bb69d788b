// Timers with equal deadlines fire in the order they were set.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void sleeper(char name, int first, int second)
{
    await async_sleep_ms(first);
    await async_sleep_ms(second);
    printf("%c\n", name);
}
ASYNC_TASK_POOL(sleeper, 4);

static async void amain(void)
{
    async_spawn(sleeper('a', 20, 20));
    async_spawn(sleeper('b', 10, 30));
    async_spawn(sleeper('c', 30, 10));
    async_spawn(sleeper('d', 20, 20));
    await async_sleep_ms(100);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: b
// CHECK-NEXT: a
// CHECK-NEXT: d
// CHECK-NEXT: c
// CHECK-NOT: {{.}}
