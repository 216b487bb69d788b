// #pragma and _Pragma inside a body apply where they stand.
// RUN: %run_async --std=gnu17 %s | %FileCheck --match-full-lines %s
// REQUIRES: int32

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static int t0 = 1;
static async void amain(void)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
    signed char narrow = await later(300) + t0;
#pragma GCC diagnostic pop
    await later(0);
#pragma pack(push, 1)
    struct tight { char c; int i; } t = { 'c', 7 };
#pragma pack(pop)
    struct loose { char c; short s; } l = { 'd', 8 };
    await later(0);
    _Pragma("GCC diagnostic push")
    _Pragma("GCC diagnostic ignored \"-Wshadow\"")
    for (int i = 0; i < 1; i++) { int t = await later(3); printf("%d\n", t); }
    _Pragma("GCC diagnostic pop")
    printf("%d %d %d %d\n", (int)sizeof t, (int)sizeof l, t.i, narrow + l.s);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3
// CHECK-NEXT: 5 4 7 53
// CHECK-NOT: {{.}}
