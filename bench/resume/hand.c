/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A state machine on a ready queue. Deeper ones are entered at the leaf too, so depth costs nothing. */
#include "../peers/hand.h"

#include <stdlib.h>

struct counter {
    struct task task;
    long i;
};

static long turns;

static void resume(struct task *task)
{
    struct counter *counter = (struct counter *)task;
    switch (task->state) {
    case 0:
        for (counter->i = 0; counter->i < turns; counter->i++) {
            task->state = 1;
            make_ready(task);
            return;
    case 1:;
        }
    }
}

int main(int argc, char **argv)
{
    static struct counter counter = { .task = { .resume = resume } };
    (void)argc;
    turns = atol(argv[1]);
    make_ready(&counter.task);
    run_all();
    return 0;
}
