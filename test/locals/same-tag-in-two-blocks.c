// Two blocks declare different types under one tag.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

struct thing { char c; };

static async void amain(void)
{
    struct thing outer = { 'o' };
    {
        struct thing { int i; };
        struct thing a = { 1 };
        await pause();
        printf("%d\n", a.i);
    }
    {
        struct thing { double d; } a = { 2.5 };
        await pause();
        printf("%.1f\n", a.d);
        {
            struct thing *self;
            struct thing b = { 3.5 };
            self = &b;
            await pause();
            printf("%.1f\n", self->d);
        }
    }
    await pause();
    printf("%c\n", outer.c);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NEXT: 2.5
// CHECK-NEXT: 3.5
// CHECK-NEXT: o
// CHECK-NOT: {{.}}
