// The arguments of a created task are evaluated where it is created, awaits among them included.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int x) { await async_sleep_ms(0); return x; }
static async void child(int a, const char *b) { printf("%d %s\n", a, b); await async_sleep_ms(0); }
ASYNC_TASK_POOL(child, 2);

static async void amain(void)
{
    int x = 1;
    async_spawn(child(x++, "first"));
    async_spawn(child(await later(x) * 10, "second"));
    x = 99;
    printf("main\n");
    await async_sleep_ms(5);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 first
// CHECK-NEXT: main
// CHECK-NEXT: 20 second
// CHECK-NOT: {{.}}
