// async may stand anywhere a declaration specifier may.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

async static int a(void) { await async_sleep_ms(0); return 1; }
static int async b(void) { await async_sleep_ms(0); return 2; }
int async static c(void) { await async_sleep_ms(0); return 3; }
const char async *d(void) { await async_sleep_ms(0); return "4"; }
async unsigned long static inline e(void) { await async_sleep_ms(0); return 5; }
unsigned async int f(void) { await async_sleep_ms(0); return 6; }

static async void amain(void)
{
    printf("%d %d %d %s %lu %u\n", await a(), await b(), await c(), await d(), await e(), await f());
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 2 3 4 5 6
// CHECK-NOT: {{.}}
