// Calls of plain functions keep the order of evaluation that an await has: operands from left to right, places and what is only
// read afterwards, nothing of a branch that is not taken.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// RUN: %run_async %s --asyncc-flags=-fno-plain | %FileCheck --match-full-lines %s
#include <stdbool.h>
#include <stdio.h>

#include <async.h>

static int count;
static async int next(void) { return ++count; }
static async int set(int *p, int value) { return *p = value; }
static async int list(int a, int b, int c) { return a * 100 + b * 10 + c; }
static async bool say(const char *what, bool value)
{
    printf("%s ", what);
    return value;
}
struct pair { int a; int b; };
static async struct pair both(int a, int b) { return (struct pair){a, b}; }

static int *place(int *p)
{
    printf("place %d\n", count);
    return p;
}

static async void operands(void)
{
    int x = 5;
    printf("%d\n", await list(await next(), await next(), await next()));
    printf("%d %d\n", await next(), await next());
    printf("%d\n", x + await set(&x, 7));
    printf("%d\n", await set(&x, 8) * 10 + x);
    printf("%d\n", (await both(await next(), x)).b);
    int a[] = {await next(), await next(), count};
    printf("%d %d %d\n", a[0], a[1], a[2]);
    int first = x, second = x + await next(), *third = &second;
    printf("%d %d\n", first, *third);
}

static async void places(void)
{
    int i = 0;
    int a[4] = {0};
    a[i] = await set(&i, 2);
    printf("%d %d\n", a[0], a[2]);
    a[i++] = await next() + i;
    printf("%d %d\n", a[2] - count, i);
    count = 10;
    count += await next();
    printf("%d\n", count);
    *place(a) = await next();
    count -= await next() + await next();
    printf("%d\n", count);
    i = await set(&i, 3) + i;
    printf("%d\n", i);
}

static async void branches(void)
{
    bool r = await say("a", false) && await say("b", true);
    r |= await say("c", true) || await say("d", true);
    printf("%d ", r);
    printf("%d\n", await say("e", true) ? await list(1, 2, 3) : await next());
    for (int i = await set(&count, 0); i < await next(); i += await set(&count, 2))
        printf("%d ", i);
    do
        printf("again ");
    while (await next() < 5);
    switch (await next()) {
    case 6: printf("six\n"); break;
    default: printf("other\n"); break;
    }
}

static async void amain(void)
{
    await operands();
    await places();
    await branches();
    (void)await next();
    await next(), count++;
    printf("%d\n", count);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      123
// CHECK-NEXT: 4 5
// CHECK-NEXT: 14
// CHECK-NEXT: 88
// CHECK-NEXT: 8
// CHECK-NEXT: 7 8 8
// CHECK-NEXT: 8 17
// CHECK-NEXT: 0 2
// CHECK-NEXT: 3 3
// CHECK-NEXT: 22
// CHECK-NEXT: place 22
// CHECK-NEXT: -24
// CHECK-NEXT: 6
// CHECK-NEXT: a c 1 e 123
// CHECK-NEXT: 0 2 again again six
// CHECK-NEXT: 9
// CHECK-NOT: {{.}}
