// An await binds as a cast does and may be cast.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async double half(int x) { await async_sleep_ms(0); return x / 2.0; }

static async void amain(void)
{
    printf("%d\n", (int)await half(7));
    printf("%d\n", (int)await half(7) * 2);
    printf("%d\n", (int)(await half(7) * 2));
    printf("%u\n", (unsigned)(unsigned char)(int)await half(520));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3
// CHECK-NEXT: 6
// CHECK-NEXT: 7
// CHECK-NEXT: 4
// CHECK-NOT: {{.}}
