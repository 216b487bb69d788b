// Results of narrow types and _Bool are converted at return.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s
// REQUIRES: int32

#include <stdbool.h>
#include <stdio.h>

#include <async.h>

static async unsigned char byte(int x) { await async_sleep_ms(0); return x; }
static async signed char sbyte(int x) { await async_sleep_ms(0); return x; }
static async unsigned short word(int x) { await async_sleep_ms(0); return x; }
static async bool truth(int x) { await async_sleep_ms(0); return x; }
static async _Bool negated(int x) { return !await truth(x); }

static async void amain(void)
{
    printf("%d %d %d %d %d %d\n", await byte(257), await sbyte(255), await word(-1), await truth(256), await truth(0), await negated(7));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 -1 65535 1 0 0
// CHECK-NOT: {{.}}
