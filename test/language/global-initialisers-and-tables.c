// Tables of pointers to ordinary functions and large globals pass through unchanged.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int inc(int x) { return x + 1; }
static int dbl(int x) { return x * 2; }
static int (*const steps[])(int) = { inc, dbl, [3] = inc };
static const struct { const char *name; int value; } settings[] = { { "a", 1 }, { .value = 5, .name = "b" } };

static async void amain(void)
{
    int x = 1;
    for (int i = 0; i < 4; i++) {
        await async_sleep_ms(0);
        if (steps[i]) {
            x = steps[i](x);
        }
    }
    printf("%d %s %d\n", x, settings[1].name, settings[1].value);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 5 b 5
// CHECK-NOT: {{.}}
