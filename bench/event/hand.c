/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include "../peers/hand.h"

#include <stdbool.h>
#include <stdlib.h>

struct side {
    struct task task;
    struct side *next_waiter;
    long i, turns;
};

struct event {
    bool is_set;
    struct side *first, *last;
};
struct event ping, pong; /* others may use them */

static void set(struct event *event)
{
    struct side *waiter = event->first;
    event->is_set = true;
    event->first = NULL;
    for (; waiter; waiter = waiter->next_waiter) {
        make_ready(&waiter->task);
    }
}

static void wait_for(struct event *event, struct side *self)
{
    self->next_waiter = NULL;
    if (event->first) {
        event->last->next_waiter = self;
    } else {
        event->first = self;
    }
    event->last = self;
}

static void answer(struct task *task)
{
    struct side *self = (struct side *)task;
    long i = self->i;
    if (task->state == 1) {
        goto woken;
    }
    for (; i < self->turns; i++) {
        if (!ping.is_set) {
            self->i = i;
            task->state = 1;
            wait_for(&ping, self);
            return;
        }
woken:
        ping.is_set = false;
        set(&pong);
    }
}

static void ask(struct task *task)
{
    struct side *self = (struct side *)task;
    long i = self->i;
    if (task->state == 1) {
        goto woken;
    }
    for (; i < self->turns; i++) {
        set(&ping);
        if (!pong.is_set) {
            self->i = i;
            task->state = 1;
            wait_for(&pong, self);
            return;
        }
woken:
        pong.is_set = false;
    }
}

int main(int argc, char **argv)
{
    static struct side sides[2] = { { .task = { .resume = ask } }, { .task = { .resume = answer } } };
    (void)argc;
    for (int i = 0; i < 2; i++) {
        sides[i].turns = atol(argv[1]);
        make_ready(&sides[i].task);
    }
    run_all();
    return 0;
}
