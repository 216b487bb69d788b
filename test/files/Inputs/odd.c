/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <async.h>

async int is_even(unsigned n);

async int is_odd(unsigned n)
{
    char digits[3] = {0};
    digits[n % 3] = 1;
    await async_sleep_ms(1);
    return n == 0 ? 0 : digits[n % 3] * await is_even(n - 1);
}
