// A program that does not include <string.h> may have functions of its own under the names in there.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int strcmp(int a)
{
    char text[] = "abc";
    await async_sleep_ms(0);
    return a + text[0] - 'a';
}

static int strlen(int a)
{
    return 2 * a;
}

static async void amain(void)
{
    printf("%d\n", await strcmp(3) + strlen(4));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 11
// CHECK-NOT: {{.}}
