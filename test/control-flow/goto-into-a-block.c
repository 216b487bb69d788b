// goto into a block and into a loop's body starts there.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    int i = 5;
    goto inside;
    while (i < 8) {
        printf("top %d\n", i);
        await pause();
inside:
        printf("inside %d\n", i);
        await pause();
        i++;
    }
    goto block;
    if (i == 0) {
block:
        await pause();
        printf("block\n");
    } else {
        printf("else not reached\n");
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: inside 5
// CHECK-NEXT: top 6
// CHECK-NEXT: inside 6
// CHECK-NEXT: top 7
// CHECK-NEXT: inside 7
// CHECK-NEXT: block
// CHECK-NOT: {{.}}
