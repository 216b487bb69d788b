// A switch whose body is a single statement or a loop.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    int i;
    for (i = 0; i < 3; i++)
        switch (i)
        case 1:
            await pause(), printf("only one\n");
    switch (i)
        for (;;) {
        case 3:
            await pause();
            printf("in loop %d\n", i);
            if (i++ == 4) return;
        }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: only one
// CHECK-NEXT: in loop 3
// CHECK-NEXT: in loop 4
// CHECK-NOT: {{.}}
