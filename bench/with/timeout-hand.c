/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The same: a node in the task, in a ring in order of the deadlines. */
#define _POSIX_C_SOURCE 200809L
#include "../peers/hand.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

struct timer {
    struct timer *next, *prev;
    uint32_t deadline;
};

struct repeater {
    struct task task;
    struct timer timeout;
    bool is_timed_out;
    long i, turns;
};

struct timer timers = { &timers, &timers, 0 }; /* others may use it */
static volatile long counter;

static uint32_t read_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint32_t)((uint64_t)now.tv_sec * 1000u + (uint64_t)now.tv_nsec / 1000000u);
}

static void arm(struct timer *timer, uint32_t deadline)
{
    struct timer *before = timers.prev;
    while (before != &timers && (int32_t)(before->deadline - deadline) > 0) {
        before = before->prev;
    }
    timer->deadline = deadline;
    timer->prev = before;
    timer->next = before->next;
    before->next->prev = timer;
    before->next = timer;
}

static void disarm(struct timer *timer)
{
    if (timer->next) {
        timer->next->prev = timer->prev;
        timer->prev->next = timer->next;
        timer->next = NULL;
    }
}

static void repeat(struct task *task)
{
    struct repeater *self = (struct repeater *)task;
    long i = self->i;
    if (task->state == 1) {
        goto waited;
    }
    for (i = 0; i < self->turns; i++) {
        self->is_timed_out = false;
        arm(&self->timeout, read_clock() + 50);
        counter++;
        if (counter < 0) {
            self->i = i;
            task->state = 1;
            make_ready(task);
            return;
waited:
            if (self->is_timed_out) {
                return;
            }
        }
        disarm(&self->timeout);
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
