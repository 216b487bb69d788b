// Structs and unions of the file that have no tag may be parts of an expression that waits, and live across the await.
// RUN: %run_async --no-strict --std=gnu11 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

#define TABLE(name) static volatile struct { int a; double d; } name[] = {{1, 2.0}, {3, 4.0}}
TABLE(table);
static volatile union __attribute__((packed)) { int k; unsigned char c[4]; } unions[2];
struct named { int k; struct { int x; int y[3]; } in[2]; struct { struct { int z; } deep[2]; int w; } q; };
static volatile struct named named[2] = {{0, {{2, {3, 4, 5}}, {0, {0}}}, {{{0}, {0}}, 0}},
                                         {1, {{6, {7, 8, 9}}, {10, {11, 12, 13}}}, {{{14}, {15}}, 16}}};
static volatile struct { int u; struct { int v[2]; }; } outer[2] = {{0, {{0, 0}}}, {1, {{24, 25}}}};
static struct { struct { int s; } sub; } whole = {{17}};
typedef const struct { int a; int b[2]; } constant;
static constant constants[2] = {{0, {0, 0}}, {18, {19, 20}}};
typedef struct { int a; int b[2]; } plain;
static volatile plain plains[2] = {{0, {0, 0}}, {21, {22, 23}}};
static volatile enum { OFF, ON } modes[2] = {OFF, ON};

static int
one(void)
{
    return 1;
}

static void
show(int a, int b)
{
    printf("%d %d\n", a, b);
}

static async int
give(int n)
{
    await async_sleep_ms(0);
    return n;
}

static async void
parts(int i)
{
    static volatile struct { int s, t[2]; } inner[2] = {{0, {0, 0}}, {26, {27, 28}}};
    show(table[i].a, (int)table[one()].d + await give(0));
    show(unions[i].k, unions[one()].c[2] + await give(0));
    show(named[i].in[one()].x, named[one()].in[i].y[1] + await give(0));
    show(named[i].q.deep[one()].z, named[one()].q.w + await give(0));
    show(outer[i].v[one()], outer[one()].u + await give(0));
    show(constants[i].a, constants[one()].b[1] + await give(0));
    show(plains[i].a, plains[one()].b[1] + await give(0));
    show(inner[i].s, inner[one()].t[1] + await give(0));
    show(modes[i], modes[one()] + await give(0));
}

static async void
copies(void)
{
    __typeof__(whole) copy = whole;
    __typeof__(whole.sub) sub = whole.sub;
    __typeof__(named[0].q.deep[0]) *deep = &named[1].q.deep[1];
    constant kept = constants[1];
    await give(0);
    show(copy.sub.s, sub.s);
    show(deep->z, kept.b[0]);
}

static async void
amain(void)
{
    await parts(1);
    await copies();
}

int
main(void)
{
    return async_run(amain());
}

// CHECK: 3 4
// CHECK-NEXT: 0 0
// CHECK-NEXT: 10 12
// CHECK-NEXT: 15 16
// CHECK-NEXT: 25 1
// CHECK-NEXT: 18 20
// CHECK-NEXT: 21 23
// CHECK-NEXT: 26 28
// CHECK-NEXT: 1 1
// CHECK-NEXT: 17 17
// CHECK-NEXT: 15 19
// CHECK-NOT: {{.}}
