// _Alignas and the aligned attribute hold for locals that live across awaits.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    char pad = 1;
    alignas(16) char a[3] = { 1, 2, 3 };
    int b __attribute__((aligned(32))) = 7;
    _Alignas(double) char c = 'c';
    char *pa = a;
    int *pb = &b;
    char *pc = &c;
    await pause();
    printf("%d %d %d\n", (int)((uintptr_t)pa % 16), (int)((uintptr_t)pb % 32), (int)((uintptr_t)pc % alignof(double)));
    printf("%d %d %d %c\n", pad, a[2], *pb, *pc);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0 0 0
// CHECK-NEXT: 1 3 7 c
// CHECK-NOT: {{.}}
