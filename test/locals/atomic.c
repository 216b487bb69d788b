// _Atomic locals survive awaits and stay atomic.
// Not by clang: macros of gcc's <stdatomic.h> whose argument moved to the frame are written expanded.
// RUN: %run_async --no-strict --no-clang --std=c11 %s | %FileCheck --match-full-lines %s
// REQUIRES: atomic

#include <stdatomic.h>
#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    _Atomic int n = 5;
    _Atomic(unsigned char) small = 250;
    atomic_int other = 7;
    await pause();
    n++;
    n *= 2;
    small += 10;
    atomic_fetch_add(&other, 3);
    await pause();
    printf("%d %d %d\n", (int)n, small, atomic_load(&other));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 12 4 10
// CHECK-NOT: {{.}}
