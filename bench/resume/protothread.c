/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Each level polls the next, so a resume goes through all of them. */
#include "../peers/hand.h"
#include "../peers/protothread.h"

#include <stdlib.h>

#ifndef DEPTH
#define DEPTH 1
#endif

static struct {
    struct task task;
    struct thread levels[DEPTH];
    long i, turns;
} counter;

static enum thread_status leaf(struct thread *thread)
{
    THREAD_BEGIN(thread);
    for (counter.i = 0; counter.i < counter.turns; counter.i++) {
        make_ready(&counter.task);
        THREAD_YIELD(thread);
    }
    THREAD_END(thread);
}

static enum thread_status level(unsigned depth)
{
    struct thread *thread = &counter.levels[depth - 1];
    if (depth == 1) {
        return leaf(thread);
    }
    THREAD_BEGIN(thread);
    THREAD_CALL(thread, level(depth - 1));
    THREAD_END(thread);
}

static void resume(struct task *task)
{
    (void)task;
    level(DEPTH);
}

int main(int argc, char **argv)
{
    (void)argc;
    counter.turns = atol(argv[1]);
    counter.task.resume = resume;
    make_ready(&counter.task);
    run_all();
    return 0;
}
