// A bit-field behind a pointer takes awaits in compound assignments and steps.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

struct bits { unsigned a : 5, b : 7; int c : 6; };
static struct bits table[2];
static int picks;
static struct bits *pick(int i) { picks++; return &table[i]; }

static async void amain(void)
{
    struct bits local = { 1, 2, 3 }, *p = &local;
    p->a += await later(40);
    p->b <<= await later(3);
    p->c = -await later(7);
    printf("%u %u %d\n", p->a, p->b, p->c);
    pick(1)->b += await later(5);
    pick(await later(1))->b *= await later(4);
    printf("%u %d picks\n", table[1].b, picks);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 9 16 -7
// CHECK-NEXT: 20 2 picks
// CHECK-NOT: {{.}}
