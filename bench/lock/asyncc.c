/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Two tasks that want the same lock and give way while they hold it. */
#include <async.h>

#include <stdlib.h>

static async_lock lock = ASYNC_LOCK_INIT;

static async void contend(long turns)
{
    for (long i = 0; i < turns; i++) {
        await async_lock_acquire(&lock);
        await async_sleep_ms(0);
        async_lock_release(&lock);
    }
}
ASYNC_TASK_POOL(contend, 2);

static async void both(long turns)
{
    async_task *other = async_create_task(contend(turns));
    await contend(turns);
    await async_join(other);
    async_task_release(other);
}

int main(int argc, char **argv)
{
    (void)argc;
    return async_run(both(atol(argv[1])));
}
