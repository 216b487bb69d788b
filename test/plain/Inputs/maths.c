#include "maths.h"

async struct sums sums_of(int n)
{
    struct sums s = {0, 0};
    for (int i = 1; i <= n; i++) {
        s.sum = await add((int)s.sum, i);
        s.squares += await multiply(i, i);
    }
    return s;
}

async int add(int a, int b)
{
    return a + b;
}

async int multiply(int a, int b)
{
    if (a < 0)
        async_raise(22);
    int product = 0;
    while (b-- > 0)
        product = await add(product, a);
    return product;
}
