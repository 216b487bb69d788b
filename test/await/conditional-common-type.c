// ?: keeps the common type of its arms when they await.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async double real(double x) { await async_sleep_ms(0); return x; }
static async const char *text(void) { await async_sleep_ms(0); return "text"; }

static async void amain(void)
{
    int yes = await later(1);
    printf("%.1f\n", (yes ? await later(3) : await real(2.5)) / 2);
    printf("%s\n", yes ? await text() : NULL);
    printf("%s\n", yes ? "plain" : await text());
    printf("%d\n", (yes ? -1 : (long long)await later(1)) < 0);
    printf("%.1f\n", (!yes ? await real(0.5) : await later(7)) / 2);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1.5
// CHECK-NEXT: text
// CHECK-NEXT: plain
// CHECK-NEXT: 1
// CHECK-NEXT: 3.5
// CHECK-NOT: {{.}}
