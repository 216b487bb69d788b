// An async function returns an enum.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

enum state { IDLE, BUSY = 4, DONE };
static async enum state advance(enum state s)
{
    await async_sleep_ms(0);
    return s == IDLE ? BUSY : DONE;
}

static async void amain(void)
{
    enum state s = IDLE;
    while (s != DONE) {
        s = await advance(s);
        printf("%d\n", s);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 4
// CHECK-NEXT: 5
// CHECK-NOT: {{.}}
