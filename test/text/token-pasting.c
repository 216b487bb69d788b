// ## makes names of async functions, labels and variables.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

#define HANDLER(name, value) static async int handle_##name(void) { await async_sleep_ms(0); return value; }
#define HANDLE(name) (await handle_##name())
#define LOOP(n) again_##n: if (await handle_one() + count##n++ < 3) goto again_##n
HANDLER(one, 1)
HANDLER(two, 2)

static async void amain(void)
{
    int countA = 0;
    printf("%d\n", HANDLE(one) + 10 * HANDLE(two));
    LOOP(A);
    printf("%d\n", countA);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 21
// CHECK-NEXT: 3
// CHECK-NOT: {{.}}
