// Pointers are compared, subtracted and cast across awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdint.h>
#include <stdio.h>

#include <async.h>

static int a[4] = { 1, 2, 3, 4 };
static async int *at(int i) { await async_sleep_ms(0); return a + i; }
static async void *raw(int i) { return await at(i); }

static async void amain(void)
{
    printf("%d %d\n", *await at(3) > *await at(1), await at(3) > await at(1));
    printf("%d\n", (int)(await at(3) - await at(1)));
    printf("%d %d\n", *(int *)await raw(2), ((unsigned char *)await raw(0)) == (unsigned char *)a);
    printf("%d\n", (uintptr_t)await at(1) == (uintptr_t)&a[1]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 1
// CHECK-NEXT: 2
// CHECK-NEXT: 3 1
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}
