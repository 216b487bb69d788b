/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The same, with the way to wait that is not taken. */
#include "../peers/hand.h"

#include <stdbool.h>
#include <stdlib.h>

struct repeater {
    struct task task;
    struct repeater *next_waiter;
    long i, turns;
};

struct lock {
    bool is_taken;
    struct repeater *first, *last;
};
struct lock lock; /* others may use it */
static volatile long counter;

static void wait_for(struct lock *wanted, struct repeater *self)
{
    self->next_waiter = NULL;
    if (wanted->first) {
        wanted->last->next_waiter = self;
    } else {
        wanted->first = self;
    }
    wanted->last = self;
}

static void pass_on(struct lock *held)
{
    struct repeater *next = held->first;
    held->first = next->next_waiter;
    make_ready(&next->task);
}

static void repeat(struct task *task)
{
    struct repeater *self = (struct repeater *)task;
    long i = self->i;
    if (task->state == 1) {
        goto taken;
    }
    for (i = 0; i < self->turns; i++) {
        if (lock.is_taken) {
            self->i = i;
            task->state = 1;
            wait_for(&lock, self);
            return;
        }
        lock.is_taken = true;
taken:
        counter++;
        if (lock.first) {
            pass_on(&lock);
        } else {
            lock.is_taken = false;
        }
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
