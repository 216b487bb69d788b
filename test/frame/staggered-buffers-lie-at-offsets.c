/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Buffers that overlap in time like the tiles of a roof take no more bytes than the two largest neighbours: each struct of the
 * union has some of them, and what lies behind what in another struct is asserted. */
// RUN: %asyncc --no-line -o - %s -- %include_flags | %FileCheck %s
// RUN: %run_async --asyncc-flags=--poison %s | %FileCheck --check-prefix=PRINTS %s
#include <stdio.h>

#include <async.h>

struct node {
    unsigned char unused;
};
void tick(void);
static inline void tick__wait(struct node *node, async_task *task)
{
    node->unused = 0;
    async__task_ready(task);
}

static void fill(char *bytes, int n)
{
    for (int i = 0; i < n; i++) {
        bytes[i] = (char)i;
    }
}
static int sum(const char *bytes, int n)
{
    int total = 0;
    while (n > 0) {
        total += bytes[--n];
    }
    return total;
}

async int roof(void)
{
    char a[64];
    fill(a, 64);
    await tick();
    char b[16];
    fill(b, 16);
    await tick();
    printf("%d\n", sum(a, 64));
    char c[16];
    fill(c, 16);
    await tick();
    printf("%d\n", sum(b, 16));
    char d[64];
    fill(d, 64);
    await tick();
    printf("%d\n", sum(c, 16));
    await tick();
    return sum(d, 64);
}
// CHECK-LABEL: struct roof__frame {
// CHECK-NEXT:    const async_site *awaiting;
// CHECK-NEXT:    union {
// CHECK-NEXT:        int result;
// CHECK-NEXT:        struct {
// CHECK-NEXT:            char a[64];
// CHECK-NEXT:            char b[16];
// CHECK-NEXT:        } s1;
// CHECK-NEXT:        struct {
// CHECK-NEXT:            char c[16];
// CHECK-NEXT:            char d[64];
// CHECK-NEXT:        } s2;
// CHECK-NEXT:    } u;
// CHECK-NEXT:    struct node tick_wait;
// CHECK-NEXT:  };
// CHECK-NEXT:  ASYNC_ASSERT(offsetof(struct roof__frame, u.s1.b) >= offsetof(struct roof__frame, u.s2.c) + sizeof ((struct roof__frame *)0)->u.s2.c, roof__b_is_behind_c);

/* Between two structs of a union bytes may stay free for a third. */
async int gaps(void)
{
    char a[32];
    fill(a, 32);
    await tick();
    char b[8];
    fill(b, 8);
    await tick();
    printf("%d\n", sum(a, 32));
    char c[24];
    fill(c, 24);
    await tick();
    printf("%d\n", sum(b, 8));
    char d[16];
    fill(d, 16);
    await tick();
    printf("%d\n", sum(c, 24));
    char e[24];
    fill(e, 24);
    await tick();
    printf("%d\n", sum(d, 16));
    await tick();
    return sum(e, 24);
}
// CHECK-LABEL: struct gaps__frame {
// CHECK:           unsigned char room[{{[0-9]+}}]; /* what lies in others */

static async void amain(void)
{
    int n = await roof();
    printf("%d\n", n);
    n = await gaps();
    printf("%d\n", n);
}

int main(void) { return async_run(amain()); }
// PRINTS: 2016
// PRINTS-NEXT: 120
// PRINTS-NEXT: 120
// PRINTS-NEXT: 2016
// PRINTS-NEXT: 496
// PRINTS-NEXT: 28
// PRINTS-NEXT: 276
// PRINTS-NEXT: 120
// PRINTS-NEXT: 276
