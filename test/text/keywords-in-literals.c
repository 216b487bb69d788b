// Keywords, braces and comment marks in literals are text.
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
    const char *s = "await f(); /* not a comment */ // nor this { \" async";
    await later(0);
    printf("%s\n", s);
    printf("%c%c%c%c\n", '"', '\'', '}', '/');
}

int main(void)
{
    return async_run(amain());
}

// CHECK: await f(); /* not a comment */ // nor this { " async
// CHECK-NEXT: "'}/
// CHECK-NOT: {{.}}
