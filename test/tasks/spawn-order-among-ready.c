// A task spawned by another runs after those that were ready before it.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void leaf(const char *name) { printf("%s\n", name); await async_sleep_ms(0); }
ASYNC_TASK_POOL(leaf, 2);
static async void parent(const char *name)
{
    printf("%s\n", name);
    async_spawn(leaf(name[6] == '1' ? "leaf 1" : "leaf 2"));
    await async_sleep_ms(0);
    printf("%s again\n", name);
}
ASYNC_TASK_POOL(parent, 2);

static async void amain(void)
{
    async_spawn(parent("parent1"));
    async_spawn(parent("parent2"));
    await async_sleep_ms(5);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: parent1
// CHECK-NEXT: parent2
// CHECK-NEXT: leaf 1
// CHECK-NEXT: parent1 again
// CHECK-NEXT: leaf 2
// CHECK-NEXT: parent2 again
// CHECK-NOT: {{.}}
