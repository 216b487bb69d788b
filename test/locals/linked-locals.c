// Local structs that point at each other survive awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

struct node { int value; struct node *next; };

static async void amain(void)
{
    struct node c = { 3, NULL }, b = { 2, &c }, a = { 1, &b };
    struct node *n;
    c.next = &a;
    n = &a;
    for (int i = 0; i < 7; i++) {
        await pause();
        printf("%d\n", n->value);
        n = n->next;
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NEXT: 2
// CHECK-NEXT: 3
// CHECK-NEXT: 1
// CHECK-NEXT: 2
// CHECK-NEXT: 3
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}
