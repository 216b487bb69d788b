/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* One next: a generator that counts, and a loop that adds up. */
#include <async.h>

#include <stdlib.h>

static async_generator long count_to(long end)
{
    for (long i = 0; i < end; i++) {
        yield i;
    }
}

static async void add_up(long end)
{
    long sum = 0;
    async_for (long i, count_to(end)) {
        sum += i;
    }
    if (sum != end * (end - 1) / 2) {
        async_raise(1);
    }
}

int main(int argc, char **argv)
{
    (void)argc;
    return async_run(add_up(atol(argv[1])));
}
