// __func__ names the user's function, before and after an await.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void outer_name(void)
{
    printf("%s\n", __func__);
    await async_sleep_ms(0);
    printf("%s %d\n", __func__, (int)sizeof __func__);
}

static async void amain(void)
{
    await outer_name();
    printf("%s\n", __func__);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: outer_name
// CHECK-NEXT: outer_name 11
// CHECK-NEXT: amain
// CHECK-NOT: {{.}}
