/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include "../peers/hand.h"

#include <stdbool.h>
#include <stdlib.h>

struct adder {
    struct task task;
    bool is_used;
    int a;
};

struct repeater {
    struct task task;
    long i, turns;
};

static struct adder pool[4];
static volatile long sum;

static void add(struct task *task)
{
    struct adder *self = (struct adder *)task;
    sum += self->a;
    if (task->state == 0) {
        task->state = 1;
        make_ready(task);
        return;
    }
    self->is_used = false;
}

static bool spawn(int a)
{
    for (size_t i = 0; i < sizeof pool / sizeof *pool; i++) {
        struct adder *adder = &pool[i];
        if (!adder->is_used) {
            adder->is_used = true;
            adder->a = a;
            adder->task.resume = add;
            adder->task.state = 0;
            make_ready(&adder->task);
            return true;
        }
    }
    return false;
}

static void repeat(struct task *task)
{
    struct repeater *self = (struct repeater *)task;
    if (task->state == 1) {
        task->state = 2;
        make_ready(task);
        return;
    }
    if (self->i++ < self->turns) {
        spawn(1);
        task->state = 1;
        make_ready(task);
    }
}

int main(int argc, char **argv)
{
    static struct repeater repeater = { .task = { .resume = repeat } };
    (void)argc;
    repeater.turns = atol(argv[1]);
    make_ready(&repeater.task);
    run_all();
    return 0;
}
