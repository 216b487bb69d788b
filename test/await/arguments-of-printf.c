// Awaits among the arguments of a variadic call keep their promoted types.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// REQUIRES: int32

#include <stdio.h>

#include <async.h>

static async char letter(char c) { await async_sleep_ms(0); return c; }
static async float third(void) { await async_sleep_ms(0); return 0.25F; }
static async const char *word(void) { await async_sleep_ms(0); return "word"; }
static async long long big(void) { await async_sleep_ms(0); return 5000000000LL; }

static async void amain(void)
{
    printf("%c %.2f %s %lld %d\n", await letter('x'), (double)await third(), await word(), await big(), await letter('a') == 'a');
}

int main(void)
{
    return async_run(amain());
}

// CHECK: x 0.25 word 5000000000 1
// CHECK-NOT: {{.}}
