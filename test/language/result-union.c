// An async function returns a union.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

union number { int i; double d; char text[12]; };
static async union number text(void)
{
    union number n = { 0 };
    n.text[0] = 'o';
    n.text[1] = 'k';
    n.text[2] = 0;
    await async_sleep_ms(0);
    return n;
}

static async void amain(void)
{
    union number n = await text();
    printf("%s\n", n.text);
    n.d = 1.5;
    await async_sleep_ms(0);
    printf("%.1f\n", n.d);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: ok
// CHECK-NEXT: 1.5
// CHECK-NOT: {{.}}
