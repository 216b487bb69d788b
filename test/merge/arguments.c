// Arguments are evaluated once, when the function begins, whatever it waits for afterwards; those that live on are kept.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// RUN: %run_async %s --asyncc-flags=-fno-merge | %FileCheck --match-full-lines %s
#include <stdio.h>

#include <async.h>

struct block { int v[3]; };
struct pinned { const int id; int n; };
enum color { RED, GREEN };

static int evaluated;
static int count(int n) { return printf("argument %d\n", n), evaluated += n; }

static async int sum(int n, struct block block, const char *unused, struct pinned pinned, enum color color, double factor)
{
    await async_sleep_ms(1);
    block.v[0] += n;
    await async_sleep_ms(1);
    int total = block.v[0] + block.v[2] + pinned.id + pinned.n + (int)color;
    await async_sleep_ms(1);
    return (int)(total * factor);
}

static async int address(int n, int values[2])
{
    int *p = &n;
    await async_sleep_ms(1);
    *p += values[1];
    return n;
}

static async int before(int used)
{
    int n = used * 2;
    await async_sleep_ms(1);
    return n;
}

static async int none(void)
{
    await async_sleep_ms(1);
    return 5;
}

static async void amain(void)
{
    struct block block = { { 1, 2, 3 } };
    int values[2] = { 10, 20 };
    int i = 3;
    int n = await sum(count(1), block, "", (struct pinned){ 7, i }, GREEN, 2.5);
    printf("%d, %d, block %d\n", n, evaluated, block.v[0]);
    for (int turn = 0; turn < 2; turn++) {
        printf("%d\n", await address(i++, values) + turn);
    }
    printf("%d %d\n", await before(count(2)) + await none(), i);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      argument 1
// CHECK-NEXT: 40, 1, block 1
// CHECK-NEXT: 23
// CHECK-NEXT: 25
// CHECK-NEXT: argument 2
// CHECK-NEXT: 11 5
// CHECK-NOT:  {{.}}
