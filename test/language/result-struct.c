// An async function returns structs of any size by value.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

struct small { char c; };
struct big { int values[20]; double d; };
static async struct small one(char c) { struct small s = { c }; await async_sleep_ms(0); return s; }
static async struct big many(int n)
{
    struct big b = { { 0 }, 0.5 };
    for (int i = 0; i < 20; i++) {
        b.values[i] = n * i;
        await async_sleep_ms(0);
    }
    return b;
}

static async void amain(void)
{
    struct big b = await many(3);
    printf("%c %d %.1f %d\n", (await one('s')).c, b.values[19], b.d, (await many(2)).values[7]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: s 57 0.5 14
// CHECK-NOT: {{.}}
