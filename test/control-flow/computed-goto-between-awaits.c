// A computed goto that does not cross an await works in an async function.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async int run(const char *code)
{
    int acc = 0;
    for (; *code; code++) {
        await pause();
        {
            void *where = *code == '+' ? &&plus : &&minus;
            goto *where;
plus:
            acc++;
            goto next;
minus:
            acc--;
next:;
        }
        await pause();
    }
    return acc;
}

static async void amain(void)
{
    printf("%d\n", await run("++-+"));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 2
// CHECK-NOT: {{.}}
