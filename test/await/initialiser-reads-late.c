// Initializer elements that only read are read late, those that act are saved.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int x = 1;
static async int bump(void) { await async_sleep_ms(0); return x += 10; }

static async void amain(void)
{
    int a[4] = { x, await bump(), x, await bump() };
    printf("%d %d %d %d\n", a[0], a[1], a[2], a[3]);
    int b[3] = { x++, await bump(), x };
    printf("%d %d %d\n", b[0], b[1], b[2]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 21 11 21 21
// CHECK-NEXT: 21 32 32
// CHECK-NOT: {{.}}
