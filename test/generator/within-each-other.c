/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Generators that iterate over generators and stand in context managers, several loops over one in a function, loops in
 * loops, const and struct variables, cleanup without an await; all closed from the inside when the consumer leaves. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

struct pair {
    const char *name;
    int value;
};
enum color { RED, GREEN };

static async_contextmanager const char *connection(const char *name)
{
    await async_sleep_ms(1);
    printf("[open %s]", name);
    yield name;
    await async_sleep_ms(1);
    printf("[close %s]", name);
}

static async_generator int count(int from, int to)
{
    async_defer { printf("(%d..%d)", from, to); }
    while (from < to) {
        yield from++;
    }
}

static async_generator struct pair rows(int n, int unused)
{
    char buffer[16] = "row";
    async_with (const char *c = connection("rows")) {
        async_for (const int i, count(0, n)) {
            buffer[0] = (char)('a' + i);
            struct pair p = {i % 2 ? c : buffer, i};
            yield p;
            await async_sleep_ms(1);
        }
    }
}

static async_generator enum color colors(void)
{
    yield RED;
    yield GREEN;
}

static async_generator int even(int n)
{
    async_for (int i, count(0, n)) {
        if (i % 2) {
            continue;
        }
        switch (i) {
        case 6:
            return;
        default:
            break;
        }
        for (int k = 0; k < 2; k++) {
            if (k) {
                continue;
            }
            yield i;
        }
    }
}

static async int total(void)
{
    int sum = 0;
    async_for (int a, count(0, 3)) {
        async_for (int b, even(5)) {
            sum += 10 * a + b;
        }
    }
    async_for (int a, even(100)) {
        sum += 1000 * (a + 1);
    }
    async_for (int a, count(0, 3)) {
        if (a == 1) {
            return sum;
        }
    }
    return -1;
}

static async void amain(void)
{
    async_for (struct pair p, rows(3, 0)) {
        printf(" %s=%d ", p.name, p.value);
    }
    printf("\n");
    async_for (const struct pair p, rows(9, 0)) {
        printf(" %s=%d ", p.name, p.value);
        if (p.value == 1) {
            break;
        }
    }
    printf("\n");
    printf(" %d\n", await total());
    int n = 0;
    async_for (enum color c, colors()) n += (int)c + 1;
    async_for (int unused, count(0, 4)) n++;
    printf(" %d\n", n);
}

int main(void) { return async_run(amain()); }

// CHECK:      [open rows] aow=0  rows=1  cow=2 (3..3)[close rows]
// CHECK-NEXT: [open rows] aow=0  rows=1 (2..9)[close rows]
// CHECK-NEXT: (5..5)(5..5)(5..5)(3..3)(7..100)(2..3) 9108
// CHECK-NEXT: (4..4) 7
// CHECK-NOT:  {{.}}
