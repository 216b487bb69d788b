// Compiler builtins work beside awaits.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s
// REQUIRES: int32

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

struct s { char a; int b; };
static async void amain(void)
{
    int r = 0;
    if (__builtin_expect(await later(1), 1)) {
        r = __builtin_popcount((unsigned)await later(0xFF));
    }
    printf("%d %d\n", r, (int)__builtin_offsetof(struct s, b) > 0);
    int sum;
    int overflow = __builtin_add_overflow(0x7FFFFFFF, await later(1), &sum);
    await later(0);
    printf("%d %d\n", overflow, sum < 0);
    printf("%d\n", __builtin_constant_p(3) + __builtin_types_compatible_p(int, int));
    switch (await later(1)) {
    case 1:
        printf("reached\n");
        break;
    default:
        __builtin_unreachable();
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 8 1
// CHECK-NEXT: 1 1
// CHECK-NEXT: 2
// CHECK-NEXT: reached
// CHECK-NOT: {{.}}
