// A GNU statement expression without awaits works beside awaits.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

#define MAX(a, b) ({ __typeof__(a) a_ = (a); __typeof__(b) b_ = (b); a_ > b_ ? a_ : b_; })
static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    int x = 4;
    printf("%d\n", MAX(x, 3) + await later(10));
    printf("%d\n", await later(MAX(x++, 2)) + MAX(x, 1));
    int y = ({ int sum = 0; for (int i = 0; i < x; i++) { if (i == 3) continue; sum += i; } sum; });
    await later(0);
    printf("%d %d\n", x, y);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 14
// CHECK-NEXT: 9
// CHECK-NEXT: 5 7
// CHECK-NOT: {{.}}
