/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A stack for the task; the switch saves what the calling convention asks for, and no more. x86-64 only. */
#include "../peers/hand.h"

#include <stdint.h>
#include <stdlib.h>

#ifndef DEPTH
#define DEPTH 1
#endif

void switch_stack(void **from, void *to);
__asm__("switch_stack:\n"
        "    pushq %rbp\n    pushq %rbx\n    pushq %r12\n    pushq %r13\n    pushq %r14\n    pushq %r15\n"
        "    movq %rsp, (%rdi)\n"
        "    movq %rsi, %rsp\n"
        "    popq %r15\n    popq %r14\n    popq %r13\n    popq %r12\n    popq %rbx\n    popq %rbp\n"
        "    ret\n");

static struct {
    struct task task;
    void *stack;
    long turns;
} counter;
static void *loop_stack;
static char memory[64 * 1024] __attribute__((aligned(16)));

static void give_way(void)
{
    make_ready(&counter.task);
    switch_stack(&counter.stack, loop_stack);
}

__attribute__((noinline)) static void level(unsigned depth)
{
    if (depth > 1) {
        level(depth - 1);
        __asm__ volatile("");
        return;
    }
    for (long i = 0; i < counter.turns; i++) {
        give_way();
    }
}

static void begin(void)
{
    level(DEPTH);
    for (;;) {
        switch_stack(&counter.stack, loop_stack);
    }
}

static void resume(struct task *task)
{
    (void)task;
    switch_stack(&loop_stack, counter.stack);
}

int main(int argc, char **argv)
{
    void **top = (void **)(memory + sizeof memory) - 2;
    (void)argc;
    counter.turns = atol(argv[1]);
    counter.task.resume = resume;
    *top = (void *)(uintptr_t)begin; /* with six registers below */
    counter.stack = top - 6;
    make_ready(&counter.task);
    run_all();
    return 0;
}
