/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Several functions that await each other, with locals that live on and locals that share storage. */
#include <stdio.h>

#include <async.h>

static async int add_later(int a, int b)
{
    int sum = a;
    await async_sleep_ms(1);
    sum += b;
    return sum;
}

static async int total(const int *values, int count)
{
    int sum = 0;
    for (int i = 0; i < count; i++) {
        sum = await add_later(sum, values[i]);
    }
    return sum;
}

static async void amain(void)
{
    int values[] = {1, 2, 3, 4};
    int first = await total(values, 2);
    int second = await total(values + 2, 2);
    printf("%d %d %d\n", first, second, await add_later(first, second));
}

int main(void)
{
    return async_run(amain());
}
