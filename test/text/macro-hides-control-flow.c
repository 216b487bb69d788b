// Macros that return, break, continue and loop around awaits.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

#define RETURN_IF(c) do { if (c) { return -1; } } while (0)
#define TRY(e) do { int r_ = (e); if (r_ < 0) { printf("failed %d\n", r_); goto failed; } } while (0)
#define FOR_EACH(i, n) for (int i = 0; i < (n); i++)
#define SKIP_ODD(i) if ((i) % 2) continue
#define FOREVER for (;;)
#define UNLESS(c) if (!(c))

static async int check(int x)
{
    RETURN_IF(await later(x) > 5);
    FOR_EACH(i, 4) {
        SKIP_ODD(i);
        UNLESS(await later(i == 2)) continue;
        printf("i %d\n", i);
    }
    TRY(await later(x - 3));
    FOREVER {
        if (await later(x++) > 4) break;
    }
    return x;
failed:
    return 0;
}

static async void amain(void)
{
    printf("%d\n", await check(9));
    printf("%d\n", await check(3));
    printf("%d\n", await check(1));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: -1
// CHECK-NEXT: i 2
// CHECK-NEXT: 6
// CHECK-NEXT: i 2
// CHECK-NEXT: failed -2
// CHECK-NEXT: 0
// CHECK-NOT: {{.}}
