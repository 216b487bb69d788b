// Switch operands of enum, char and 64-bit type select as in C.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

enum colour { RED, GREEN = 5, BLUE };
static async enum colour pick(int i) { await async_sleep_ms(0); return i ? BLUE : GREEN; }
static async long long big(void) { await async_sleep_ms(0); return 0x100000001LL; }

static async void amain(void)
{
    switch (await pick(1)) {
    case RED: printf("red\n"); break;
    case GREEN: printf("green\n"); break;
    case BLUE: await later(0); printf("blue\n"); break;
    }
    switch ((char)await later('b')) {
    case 'a': printf("a\n"); break;
    case 'b': await later(0); printf("b\n"); break;
    }
    switch (await big()) {
    case 1: printf("cut to 32 bits\n"); break;
    case 0x100000001LL: await later(0); printf("whole\n"); break;
    }
    switch (-await later(1)) {
    case -1: printf("minus\n"); break;
    default: printf("not reached\n");
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: blue
// CHECK-NEXT: b
// CHECK-NEXT: whole
// CHECK-NEXT: minus
// CHECK-NOT: {{.}}
