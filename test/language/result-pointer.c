// An async function returns pointers to objects, to arrays and to const.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int table[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } };
static async int *object(int i) { await async_sleep_ms(0); return &table[1][i]; }
static async const char *text(void) { await async_sleep_ms(0); return "text"; }
static async int (*row(int i))[3] { await async_sleep_ms(0); return &table[i]; }
static async void *nothing(void) { await async_sleep_ms(0); return NULL; }

static async void amain(void)
{
    printf("%d %s %d %d\n", *await object(2), await text(), (*await row(1))[1], (await nothing()) == NULL);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 6 text 5 1
// CHECK-NOT: {{.}}
