/* An operand that holds an await is evaluated whole before what follows it: the x of before g. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      111
   CHECK-NEXT: 1011
   CHECK-NEXT: 15
 */
#include <stdio.h>

#include <async.h>

static int x = 10;

static async int f(void)
{
    await async_sleep_ms(0);
    return 1;
}

static async int g(void)
{
    await async_sleep_ms(0);
    x += 1000;
    return 100;
}

static async void amain(void)
{
    printf("%d\n", (await f() + x) + await g());
    x = 10;
    printf("%d\n", x + await g() - 99);
    printf("%d\n", await f() + 2 * await f() + 3 * await f() + 4 * await f() + 5 * await f());
}

int main(void)
{
    return async_run(amain());
}
