/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Generators that take and yield structs, take arrays, keep arrays; prototypes, a definition behind the consumer. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <string.h>
#include <async.h>

struct point {
    int x, y;
    char name[6];
};

static async_generator struct point walk(struct point from, struct point step, int n);
async_generator const char *words(const char text[], char separator);

static async void amain(void)
{
    struct point from = {1, 2, "from"}, step = {10, 20, "step"};
    async_for (struct point p, walk(from, step, 3)) {
        from.x = 1000;
        printf("%s %d %d\n", p.name, p.x, p.y);
        await async_sleep_ms(1);
        printf("again %s %d\n", p.name, p.y);
    }
    async_for (const char *w, words("one two three", ' ')) {
        printf("<%s>\n", w);
    }
}

static async_generator struct point walk(struct point from, struct point step, int n)
{
    struct point *p = &from;
    while (n-- > 0) {
        yield *p;
        p->x += step.x;
        p->y += step.y;
        strcpy(p->name, n % 2 ? "odd" : "even");
        await async_sleep_ms(1);
    }
}

async_generator const char *words(const char text[], char separator)
{
    char word[16];
    size_t len = 0;
    for (; *text; text++) {
        if (*text != separator) {
            word[len++] = *text;
            continue;
        }
        word[len] = '\0';
        len = 0;
        yield word;
    }
    word[len] = '\0';
    yield word;
}

int main(void) { return async_run(amain()); }

// CHECK:      from 1 2
// CHECK-NEXT: again from 2
// CHECK-NEXT: even 11 22
// CHECK-NEXT: again even 22
// CHECK-NEXT: odd 21 42
// CHECK-NEXT: again odd 42
// CHECK-NEXT: <one>
// CHECK-NEXT: <two>
// CHECK-NEXT: <three>
// CHECK-NOT:  {{.}}
