// A macro that names itself is expanded once, not twice.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>
#include <async.h>

#define printf(...) printf("[log] " __VA_ARGS__)
static async int later(int x)
{
    printf("later %d\n", x);
    await async_sleep_ms(0);
    printf("done\n");
    return x;
}

static async void amain(void)
{
    printf("%d\n", await later(2) + 1);
    printf("plain %d\n", 1);
    if (await later(0)) {
        printf("not reached\n");
    }
}

int main(void)
{
    printf("main\n");
    return async_run(amain());
}

// CHECK: [log] main
// CHECK-NEXT: [log] later 2
// CHECK-NEXT: [log] done
// CHECK-NEXT: [log] 3
// CHECK-NEXT: [log] plain 1
// CHECK-NEXT: [log] later 0
// CHECK-NEXT: [log] done
// CHECK-NOT: {{.}}
