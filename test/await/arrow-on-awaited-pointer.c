// -> and [] apply to an awaited pointer, to read and to write.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

struct node { int value; struct node *next; };
static struct node b = { 2, 0 }, a = { 1, &b };
static int table[4];
static async struct node *first(void) { await async_sleep_ms(0); return &a; }
static async int *numbers(void) { await async_sleep_ms(0); return table; }
static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    printf("%d\n", (await first())->next->value);
    (await first())->next->value = 7;
    (await first())->value += 3;
    printf("%d %d\n", a.value, b.value);
    (await numbers())[await later(2)] = 5;
    (await numbers())[1]++;
    printf("%d %d %d %d\n", table[0], table[1], table[2], (await later(1))[table]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 2
// CHECK-NEXT: 4 7
// CHECK-NEXT: 0 1 5 1
// CHECK-NOT: {{.}}
