// A cleanup whose block ends before the await runs as C says; with an await in the block it does the same.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s
// RUN: %run_async --no-strict --std=gnu17 --cflags=-DACROSS %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static void closed(int *fd) { printf("closed %d\n", *fd); }

static async int run(int n)
{
    for (int i = 0; i < 2; i++) {
        {
            int a __attribute__((cleanup(closed))) = n + i;
#ifdef ACROSS
            await async_sleep_ms(0);
#endif
            if (a == 5) {
                return a;
            }
        }
        await async_sleep_ms(0);
    }
    return 0;
}

static async void amain(void)
{
    printf("%d\n", await run(1));
    printf("%d\n", await run(4));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: closed 1
// CHECK-NEXT: closed 2
// CHECK-NEXT: 0
// CHECK-NEXT: closed 4
// CHECK-NEXT: closed 5
// CHECK-NEXT: 5
// CHECK-NOT: {{.}}
