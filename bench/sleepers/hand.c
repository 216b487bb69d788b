/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* State machines and a 4-ary heap of {deadline, task} in an array of its own. */
#include "../peers/hand.h"
#include "heap.h"
#include "delay.h"

#include <stdio.h>
#include <stdlib.h>

struct sleeper {
    struct task task;
    uint32_t seed;
};

static struct sleeper sleepers[COUNT];

static void resume(struct task *task)
{
    struct sleeper *sleeper = (struct sleeper *)task;
    heap_push(clock_now + (uint32_t)next_delay(&sleeper->seed), task);
}

static void wake(void *task)
{
    make_ready(task);
}

int main(int argc, char **argv)
{
    (void)argc;
    for (uint32_t i = 0; i < COUNT; i++) {
        sleepers[i].task.resume = resume;
        sleepers[i].seed = i + 1;
        make_ready(&sleepers[i].task);
    }
    run_all();
    while (heap_advance((uint32_t)atol(argv[1]), wake)) {
        run_all();
    }
    printf("%zu\n", sizeof sleepers[0] + sizeof(struct heap_entry));
    return 0;
}
