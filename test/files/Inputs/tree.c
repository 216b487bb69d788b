/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <stdio.h>

#include "tree.h"

async_generator int count_up(int from, int to)
{
    async_defer { printf("end of %d\n", from); }
    yield from;
    await async_sleep_ms(0);
    if (from < to)
        async_for (int i, zigzag(from + 1, to))
            yield i;
}

async_contextmanager int entered(int depth)
{
    yield depth;
    printf("left with %d\n", async_exit_error());
}
