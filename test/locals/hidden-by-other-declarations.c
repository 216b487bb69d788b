// A saved local keeps its value where a static, an extern, a type, an enumerator or a macro has its name.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

int e = 50;
static async void run(int s, int t, int k, int m)
{
    int e = 5;
    {
        static int s = 10;
        extern int t_global;
        typedef short t;
        enum { k = 7 };
        t u = 3;
        await pause();
        printf("%d %d %d %d\n", s++, (int)sizeof(t), k, u);
    }
    {
        extern int e;
        await pause();
        printf("%d\n", e);
    }
    {
#define m(x) ((x) + 1)
#define e 99
        await pause();
        printf("%d %d\n", m(e), e);
#undef e
#undef m
    }
    for (int s = 0; s < 2; s++) {
        for (char s = 'a'; s < 'c'; s++) {
            await pause();
            printf("%c", s);
        }
        printf("%d\n", s);
    }
    printf("%d %d %d %d %d\n", s, t, k, m, e);
}

static async void amain(void)
{
    await run(1, 2, 3, 4);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 10 2 7 3
// CHECK-NEXT: 50
// CHECK-NEXT: 100 99
// CHECK-NEXT: ab0
// CHECK-NEXT: ab1
// CHECK-NEXT: 1 2 3 4 5
// CHECK-NOT: {{.}}
