// A local struct type may point to itself and contain a forward declared one.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

struct other { int wrong; };
static async void amain(void)
{
    struct other;
    struct list { int value; struct list *next; struct other *o; };
    struct other { int right; };
    struct other o = { 8 };
    struct list b = { 2, NULL, &o }, a = { 1, &b, NULL };
    await pause();
    printf("%d %d\n", a.next->value, a.next->o->right);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 2 8
// CHECK-NOT: {{.}}
