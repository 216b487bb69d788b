/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A variable that is saved before a loop, or at one await for several, has its value behind each of them: in nested loops, with jumps
 * into and out of them, in a switch, in a cleanup, where other things lie on its bytes in between. */
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s
// RUN: %run_async --no-strict --asyncc-flags=--poison %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <string.h>

#include <async.h>

static async int add(int a, int b)
{
    await async_sleep_ms(1);
    return a + b;
}

static async void nested(int base, int step)
{
    int sum = 0;
    for (int i = 0; i < 2; i++) {
        int line = await add(base, i);
        for (int k = 0; k < 2; k++) {
            sum += await add(line, step * k);
            if (k == 1 && i == 1) {
                step++;
                await async_sleep_ms(1);
            }
        }
        base += step;
    }
    printf("nested %d %d %d\n", base, step, sum);
}

static async void jump_in(int n, int kept)
{
    if (n == 0) {
        kept *= 2;
        goto inside;
    }
    while (n < 3) {
        await async_sleep_ms(1);
    inside:
        n++;
        await async_sleep_ms(1);
        kept += n == 2;
    }
    printf("jump %d %d\n", n, kept);
}

static async void duff(int n, int kept)
{
    switch (n % 3) {
        do {
    case 0:
            await async_sleep_ms(1);
            /* fall through */
    case 1:
            kept++;
            await async_sleep_ms(1);
            /* fall through */
    case 2:
            n -= 3;
        } while (n > 0);
    }
    printf("duff %d %d\n", n, kept);
}

static async void cleanup(int depth, int kept)
{
    for (int i = 0; i < 2; i++) {
        async_defer {
            await async_sleep_ms(1);
            printf("deferred %d %d\n", i, kept);
        }
        async_try {
            await async_sleep_ms(1);
            if (i == depth) {
                async_raise(77);
            }
            kept++;
        }
        async_catch (int error) {
            kept += error;
            await async_sleep_ms(1);
            break;
        }
    }
    printf("cleanup %d\n", kept);
}

static async void over_bytes(int turns)
{
    int total = 0;
    while (turns-- > 0) {
        {
            int first = turns * 2;
            await async_sleep_ms(1);
            total += first;
        }
        {
            char text[16];
            memset(text, 'a' + turns, sizeof text);
            await async_sleep_ms(1);
            total += text[3] - 'a';
        }
        {
            int second = turns;
            await async_sleep_ms(1);
            await async_sleep_ms(1);
            total += second;
        }
    }
    printf("bytes %d\n", total);
}

static async void maybe_waits(async_lock *lock, int n)
{
    for (int i = 0; i < 3; i++) {
        if (await add(i, 0) == 1) {
            n += 100;
        }
        await async_lock_acquire(lock);
        async_lock_release(lock);
        await async_sleep_ms(1);
    }
    printf("lock %d\n", n);
}

static async_generator int pairs(int a, int b)
{
    for (;;) {
        yield a;
        yield (b += 10);
        if (b > 30) {
            return;
        }
    }
}

static async void amain(void)
{
    async_lock lock = ASYNC_LOCK_INIT;
    await nested(1, 3);
    await jump_in(0, 5);
    await jump_in(1, 5);
    await duff(7, 0);
    await duff(3, 0);
    await cleanup(1, 10);
    await cleanup(5, 10);
    await over_bytes(3);
    await async_gather(maybe_waits(&lock, 1), maybe_waits(&lock, 2));
    async_for (int v, pairs(1, 2)) {
        printf("%d ", v);
    }
    printf("\n");
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      nested 8 4 18
// CHECK-NEXT: jump 3 11
// CHECK-NEXT: jump 3 6
// CHECK-NEXT: duff -2 3
// CHECK-NEXT: duff 0 1
// CHECK-NEXT: deferred 0 11
// CHECK-NEXT: deferred 1 88
// CHECK-NEXT: cleanup 88
// CHECK-NEXT: deferred 0 11
// CHECK-NEXT: deferred 1 12
// CHECK-NEXT: cleanup 12
// CHECK-NEXT: bytes 12
// CHECK-NEXT: lock 101
// CHECK-NEXT: lock 102
// CHECK-NEXT: 1 12 1 22 1 32
