// Types that a local type names move with it: members' types, typedefs, enumerators in bounds, unnamed members.
// RUN: %run_async --no-strict --std=gnu11 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

#define SLOTS 4

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async int walk(int n)
{
    enum { COUNT = 3, LAST = COUNT - 1 };
    typedef unsigned char byte;
    typedef struct { byte r, g, b; } color;
    struct node;
    struct edge { struct node *to; int weight; };
    struct node {
        enum kind { LEAF, INNER = COUNT } kind;
        byte bytes[SLOTS];
        int row[COUNT];
        struct { int u, v; };
        struct inside { color c; } in[2];
        struct edge first;
        int (*measure)(struct node *);
        unsigned flag : 3, rest : LAST;
    };
    struct node b = { .kind = INNER, .row = { 1, 2, 3 }, .u = 7, .in = { { { 9, 8, 7 } } }, .flag = 5 };
    struct node a = { .kind = LEAF, .first = { &b, n }, .v = 6, .rest = 2 };
    struct inside copy = b.in[0];
    enum kind which = INNER, *where = &which;
    byte small = 200;
    color list[COUNT] = { { 1, 2, 3 } };
    int size = sizeof(struct node) == sizeof a && sizeof(color[COUNT]) == sizeof list;
    await pause();
    small += 100;
    await pause();
    printf("%d %d %d %d %d\n", a.first.to->row[LAST], a.first.weight, a.first.to->u, a.v, copy.c.g);
    printf("%d %d %d %d %d %d\n", a.kind == LEAF, *where == INNER, small, b.flag, a.rest, size);
    switch (b.kind) {
    case LEAF:
        return -1;
    case INNER:
        await pause();
        return list[0].b + ((struct edge){ NULL, LAST }).weight;
    }
    return 0;
}

static async void amain(void)
{
    printf("%d\n", await walk(4));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3 4 7 6 8
// CHECK-NEXT: 1 1 44 5 2 1
// CHECK-NEXT: 5
// CHECK-NOT: {{.}}
