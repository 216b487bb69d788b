// A function that is printed behind the ones it awaits keeps the meaning that its macros had where it stands, also of
// those that stand behind other macros.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

#define ONE NUMBER
#define NUMBER 1

async int later(int value);

static async void amain(void)
{
    int value = await later(ONE);
    printf("%d %d\n", value, ONE);
}

#undef NUMBER
#define NUMBER 2

async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

int main(void)
{
    return async_run(amain()) + ONE - 2;
}

// CHECK: 1 1
// CHECK-NOT: {{.}}
