// #if inside a body, in a statement and in an expression selects the text.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

#define FAST 1
static async void amain(void)
{
    int x = 0;
#if FAST
    x = await later(1);
#else
    x = await does_not_exist(1;
#endif
    x = await later(x)
#ifdef FAST
        + await later(10)
#endif
#ifndef FAST
        + nonsense
#elif 1
        + 0
#endif
        ;
#if 0
    } } unbalanced and await
#endif
    switch (x) {
#if FAST > 0
    case 11:
        await later(0);
        printf("eleven\n");
        break;
#endif
    default:
        printf("%d\n", x);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: eleven
// CHECK-NOT: {{.}}
