// #line directives of the user decide __LINE__ and __FILE__ after an await too.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
#line 100 "first.y"
    int a = __LINE__; const char *f = __FILE__;
    await later(0);
#line 500 "second.y"
    printf("%d %s %d %s\n", a, f, __LINE__, __FILE__);
    await later(0);
    printf("%d\n", __LINE__);
}
#line 9 "last.c"
int main(void)
{
    return async_run(amain());
}

// CHECK: 100 first.y 500 second.y
// CHECK-NEXT: 502
// CHECK-NOT: {{.}}
