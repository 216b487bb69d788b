// Declarators of arrays of pointers to functions and the like are kept.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static int one(int x) { return x + 1; }
static int two(int x) { return x + 2; }
static int (*choose(int n))(int) { return n ? two : one; }

static async void amain(void)
{
    int (*table[2])(int) = { one, two }, (*(*tp)[2])(int) = &table, (*(*fp)(int))(int) = choose;
    const char *const names[] = { "a", "bc" }, *const *np = names;
    int m[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } }, (*mp)[3] = m, *flat = *m;
    await pause();
    printf("%d %d %d\n", table[1](10), (*tp)[0](20), fp(1)(30));
    await pause();
    printf("%s %s %d %d\n", names[0], np[1], mp[1][2], flat[2]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 12 21 32
// CHECK-NEXT: a bc 6 3
// CHECK-NOT: {{.}}
