// alloca storage used and done with between two awaits is allowed.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>
#include <string.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static int length(const char *s)
{
    char *copy = __builtin_alloca(strlen(s) + 1);
    strcpy(copy, s);
    return (int)strlen(copy);
}

static async void amain(void)
{
    await pause();
    int n = length("twelve chars");
    await pause();
    printf("%d\n", n);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 12
// CHECK-NOT: {{.}}
