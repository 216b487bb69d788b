// Macros that open and close blocks around awaits.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

#define BEGIN {
#define END }
#define OPEN (
#define CLOSE )
#define REPEAT(n) for (int i_ = 0; i_ < (n); i_++) {
#define UNTIL_HERE }
#define then )
#define when if (

static async void amain(void)
BEGIN
    REPEAT(2)
        printf OPEN "%d\n", await later OPEN i_ CLOSE CLOSE;
    UNTIL_HERE
    when await later(1) then BEGIN
        printf("then\n");
    END
END

int main(void)
{
    return async_run(amain());
}

// CHECK: 0
// CHECK-NEXT: 1
// CHECK-NEXT: then
// CHECK-NOT: {{.}}
