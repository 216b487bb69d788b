/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <async.h>

static int seen;

static void look(void) { seen++; }

static async void leaf(int n)
{
    int kept = n;
    await async_sleep_ms(5);
    seen += kept;
}

static async void branch(int n)
{
    await async_sleep_ms(n);
    seen++;
    await leaf(n);
    seen++;
}

static async void trunk(int n)
{
    int twice = 2 * n;
    await branch(n);
    seen += twice;
}

static async void other(void)
{
    await async_sleep_ms(3);
    look();
}
ASYNC_TASK_POOL(other, 1);

static async void amain(void)
{
    async_spawn(other());
    await trunk(1);
    seen++;
}

int main(void)
{
    return async_run(amain());
}
