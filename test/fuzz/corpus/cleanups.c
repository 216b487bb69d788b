/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* __attribute__((cleanup)): order, every way out of a scope, values at that time. */
#include <stdio.h>

#ifdef __TINYC__
#error "this compiler ignores the attribute"
#endif

static int depth;

static void leave(int *what)
{
    depth--;
    printf("%*sleave %d\n", depth, "", *what);
}

#define SCOPED __attribute__((cleanup(leave))) int

static int weight(int n)
{
    return n * 3 + 1;
}

static int nested(int how)
{
    SCOPED outer = how;
    depth++;
    if (weight(how) % 2) {
        SCOPED inner = how + 100;
        depth++;
        inner += weight(how);
        if (how == 2) {
            return inner + outer;
        }
        outer++;
        if (how == 4) {
            goto out;
        }
    }
    for (int i = 0; i < 3; i++) {
        SCOPED turn = i * 1000;
        depth++;
        if (i + how == 3) {
            continue;
        }
        if (i + how == 7) {
            break;
        }
        turn += weight(i);
        if (turn > 2000 && how == 5) {
            return weight(turn);
        }
    }
out:
    outer *= 2;
    return outer;
}

static int chain(int n)
{
    SCOPED here = n;
    depth++;
    if (n <= 0) {
        return 1;
    }
    return chain(n - 1) + weight(here);
}

int main(void)
{
    for (int how = 0; how < 8; how++) {
        int result = nested(how);
        printf("%d -> %d, depth %d\n", how, result, depth);
    }
    printf("%d\n", chain(5));
    return depth;
}
