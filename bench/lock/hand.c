/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include "../peers/hand.h"

#include <stdbool.h>
#include <stdlib.h>

struct contender {
    struct task task;
    struct contender *next_waiter;
    long i, turns;
};

static struct {
    bool is_taken;
    struct contender *first, *last;
} lock;

static bool acquire(struct contender *self)
{
    if (!lock.is_taken) {
        lock.is_taken = true;
        return true;
    }
    self->next_waiter = NULL;
    if (lock.first) {
        lock.last->next_waiter = self;
    } else {
        lock.first = self;
    }
    lock.last = self;
    return false;
}

/* To whoever has waited longest. */
static void release(void)
{
    struct contender *next = lock.first;
    if (next) {
        lock.first = next->next_waiter;
        make_ready(&next->task);
    } else {
        lock.is_taken = false;
    }
}

static void contend(struct task *task)
{
    struct contender *self = (struct contender *)task;
    switch (task->state) {
    case 0:
        for (self->i = 0; self->i < self->turns; self->i++) {
            task->state = 1;
            if (!acquire(self)) {
                return;
    case 1:;
            }
            task->state = 2;
            make_ready(task);
            return;
    case 2:
            release();
        }
    }
}

int main(int argc, char **argv)
{
    static struct contender contenders[2] = { { .task = { .resume = contend } }, { .task = { .resume = contend } } };
    (void)argc;
    for (int i = 0; i < 2; i++) {
        contenders[i].turns = atol(argv[1]);
        make_ready(&contenders[i].task);
    }
    run_all();
    return 0;
}
