/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A state machine for each level, which knows who called it; the innermost one is resumed. */
#include "../peers/hand.h"

#include <stdlib.h>

#ifndef DEPTH
#define DEPTH 1
#endif

struct call {
    void (*go_on)(struct call *call);
    struct call *caller;
    int value;
};

static struct {
    struct task task;
    struct call calls[DEPTH + 1]; /* the innermost one first */
    long i, turns;
} program;
int levels_left;
static volatile long sum;

static void end_leaf(struct call *call)
{
    struct call *caller = call->caller;
    call->value++;
    caller->go_on(caller);
}

static void end_level(struct call *call)
{
    struct call *caller = call->caller;
    call->value = call[-1].value;
    levels_left++;
    caller->go_on(caller);
}

static void resume(struct task *task)
{
    (void)task;
    program.calls[0].go_on(&program.calls[0]);
}

static void call_leaf(int a)
{
    struct call *call = &program.calls[0];
    call->caller = call + 1;
    call->go_on = end_leaf;
    call->value = a;
    make_ready(&program.task);
}

static void call_level(struct call *call, int a)
{
    for (; call > program.calls; call--) {
        call->caller = call + 1;
        call->go_on = end_level;
    }
    call_leaf(a);
}

static void repeat(struct call *call)
{
    sum += call[-1].value;
    program.task.state ^= 1;
    if (program.task.state == 1) {
        call_level(call - 1, 2);
    } else if (++program.i < program.turns) {
        call_level(call - 1, 1);
    }
}

int main(int argc, char **argv)
{
    (void)argc;
    program.task.resume = resume;
    program.calls[DEPTH].go_on = repeat;
    program.turns = atol(argv[1]);
    call_level(&program.calls[DEPTH - 1], 1);
    run_all();
    return 0;
}
