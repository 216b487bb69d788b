// A compound literal lives until its block ends, across awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

struct point { int x, y; };
static async void amain(void)
{
    struct point *p = &(struct point){ 1, 2 };
    int *a = (int[]){ 3, 4, 5 };
    const char *s = (const char[]){ "literal" };
    p->x += 10;
    await pause();
    a[1]++;
    await pause();
    printf("%d %d %d %d %s\n", p->x, p->y, a[1], a[2], s);
    {
        int *inner = &(int){ 7 };
        await pause();
        *inner *= 2;
        await pause();
        printf("%d\n", *inner);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 11 2 5 5 literal
// CHECK-NEXT: 14
// CHECK-NOT: {{.}}
