// __LINE__ and __FILE__ mean what they mean in the user's file.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>
#include <string.h>

#include <async.h>

static async void amain(void)
{
    int first = __LINE__;
    await async_sleep_ms(0);
    int second = __LINE__;
    await async_sleep_ms(0); int third = __LINE__;
    printf("%d %d %d\n", second - first, third - second, first);
    const char *file = strrchr(__FILE__, '/');
    printf("%s\n", file ? file + 1 : __FILE__);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 2 1 11
// CHECK-NEXT: line-and-file.c
// CHECK-NOT: {{.}}
