// A char array initialised from a string is fresh in each turn.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    for (int i = 0; i < 3; i++) {
        char text[8] = "abc";
        char more[] = { 'x', 'y', 0 };
        text[i] = '-';
        more[0] = (char)('0' + i);
        await pause();
        printf("%s %s %d %d\n", text, more, text[7], (int)sizeof more);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: -bc 0y 0 3
// CHECK-NEXT: a-c 1y 0 3
// CHECK-NEXT: ab- 2y 0 3
// CHECK-NOT: {{.}}
