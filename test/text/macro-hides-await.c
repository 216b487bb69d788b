// A macro may expand to an await, to its call, or to the keyword alone.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

#define AWAIT await
#define ASYNC static async
#define GET(n) await later(n)
#define CALL later
#define SLEEP() await async_sleep_ms(0)
#define ARGS (5)

ASYNC int f(int x)
{
    SLEEP();
    return AWAIT later(x) + GET(10);
}

ASYNC void amain(void)
{
    int x = GET(GET(1) + GET(2)) * GET(3);
    printf("%d %d %d\n", x, await CALL(4), AWAIT CALL ARGS);
    printf("%d\n", await f(1));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 9 4 5
// CHECK-NEXT: 11
// CHECK-NOT: {{.}}
