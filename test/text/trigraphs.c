// Trigraphs are replaced where the standard chosen has them.
// RUN: %run_async --no-strict --std=c99 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

??=define N 2
static async int later(int x) ??< await async_sleep_ms(0); return x; ??>
static async void amain(void)
??<
    int a??(N??) = ??< 1 ??>;
    a??(1??) = await later(4) ??! 1;
    printf("%d %d??/n", a??(0??), a??(1??));
??>

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 5
// CHECK-NOT: {{.}}
