/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* K&R definitions, declarations without prototypes, more arguments than a function takes. */
#include <stdio.h>

static long weigh();
static int depth();

static int is_leaf(n)
    int n;
{
    return n % 3 == 0;
}

static long weigh(n, factor, step)
    int n;
    double factor;
    char step;
{
    if (is_leaf(n)) {
        return n;
    }
    return (long)(factor * 2) + weigh(n - 1, factor + 0.5, step) + step;
}

static int left(n, sum)
    int n, *sum;
{
    *sum += n;
    return n <= 0 ? 0 : 1 + depth(n / 2, sum, 0);
}

static int depth(n, sum)
    int n, *sum;
{
    return is_leaf(n, "unused") ? left(n / 3, sum) : left(n - 1, sum) + 1;
}

int main(void)
{
    int sum = 0;
    int n;
    for (n = 0; n < 40; n++) {
        int levels = depth(n, &sum);
        long weight = weigh(n, 1.25, 3);
        printf("%d %d %ld %d\n", n, levels, weight, sum);
    }
    return sum % 100;
}
