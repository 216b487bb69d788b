/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The first awaited function needs so much that the frames of the others fit behind its result: each struct that lies where a result
 * does lies there once. */
// RUN: %run_async --asyncc-flags=--poison %s | %FileCheck %s
// RUN: %run_async --asyncc-flags="--poison -fno-merge" %s | %FileCheck %s
#include <stdio.h>
#include <string.h>

#include <async.h>

struct row {
    int cells[10];
};

static async void nap(void) { await async_sleep_ms(1); }
static int ends(const struct row *row) { return row->cells[0] + row->cells[9]; }

async struct row wide(int n)
{
    struct row row = {{n}};
    char scratch[600];
    memset(scratch, n, sizeof scratch);
    await nap();
    row.cells[9] = scratch[5];
    return row;
}

async struct row narrow(int n)
{
    struct row row = {{n}};
    char scratch[60];
    memset(scratch, n, sizeof scratch);
    await nap();
    row.cells[9] = scratch[5] * 2;
    return row;
}

async struct row middle(int n)
{
    struct row row = {{n}};
    char scratch[90];
    memset(scratch, n, sizeof scratch);
    await nap();
    row.cells[9] = scratch[5] * 3;
    return row;
}

async int all(void)
{
    struct row x = await wide(1);
    struct row y = await narrow(2);
    await nap();
    struct row z = await middle(3);
    x.cells[1] = 5;
    await nap();
    return ends(&x) + ends(&y) * 10 + ends(&z) * 100;
}

async int in_turn(void)
{
    struct row x = await wide(1);
    int total = ends(&x);
    {
        struct row y = await narrow(2);
        await nap();
        total += ends(&y);
        y.cells[0]++;
        await nap();
        total += ends(&y);
    }
    struct row z = await middle(3);
    await nap();
    return total * 100 + ends(&z) + ends(&x);
}

static async void amain(void) { printf("%d %d\n", await all(), await in_turn()); }

int main(void) { return async_run(amain()); }
// CHECK: {{^}}1262 1514
