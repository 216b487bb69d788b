// String literals are ordinary operands beside an await.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    printf("%c%c\n", "abc"[await later(1)], (await later(2))["xyz"]);
    const char *s = await later(1) ? "yes" : "no";
    printf("%s %d\n", s, (int)(sizeof "four") + await later(0));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: bz
// CHECK-NEXT: yes 5
// CHECK-NOT: {{.}}
