// volatile locals are volatile objects before and after awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    volatile int v = 1;
    volatile struct { int a; volatile char b; } s = { 2, 'b' };
    volatile int *p = &v;
    volatile int array[3] = { 1, 2, 3 };
    await pause();
    v++;
    *p += 10;
    s.a += v;
    array[1] += s.a;
    await pause();
    printf("%d %d %c %d\n", v, s.a, s.b, array[1]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 12 14 b 16
// CHECK-NOT: {{.}}
