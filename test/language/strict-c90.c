/* The headers and the output keep to strict C90 with gcc's reserved words, so that old projects need no new option. */
/* RUN: %run_async --no-strict --std=c90 %s | %FileCheck --match-full-lines %s */

/*
CHECK: 20
*/
#include <stdio.h>

#include <async.h>

static async int half(int n)
{
    int result;
    result = n / 2;
    await async_sleep_ms(n);
    return result;
}

static async void amain(void)
{
    int sum = 0;
    int i;
    for (i = 0; i < 10; i++) {
        sum += await half(i);
    }
    printf("%d\n", sum);
}

int main(void)
{
    return async_run(amain());
}
