/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Random cancels and timeouts at random waits lose nothing: no item, no permit, no lock; all objects and tasks are free at the end. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "script.h"

#include "internal.h"

enum { TASKS = 12, TURNS = 400 };

static async_lock lock = ASYNC_LOCK_INIT;
static async_semaphore semaphore = ASYNC_SEMAPHORE_INIT(3);
static async_condition condition = ASYNC_CONDITION_INIT(&lock);
static async_event event = ASYNC_EVENT_INIT;
static async_flag flag = ASYNC_FLAG_INIT;
ASYNC_QUEUE(queue, int, 3);
static long put, got;
static int holders, permits, problems;
static uint32_t seed;

static uint32_t next_random(void)
{
    seed = seed * 1664525u + 1013904223u;
    return seed >> 10;
}

struct user__frame {
    const async_site *awaiting;
    int result;
    int turns, item;
    uint32_t op;
    bool has_permit;
    async_scope scope;
    union {
        async_lock_node lock;
        async_semaphore_node semaphore;
        async_condition_node condition;
        async_event_node event;
        async_flag_node flag;
        async_queue_node queue;
        async_sleep_node sleep;
    } u;
};
HAND_TASK(user)
HAND_LEAF(user, 1, async_lock_acquire, u.lock)
HAND_LEAF(user, 2, async_condition_wait, u.condition)
HAND_LEAF(user, 3, async_sleep_ms, u.sleep)
HAND_LEAF(user, 4, async_semaphore_acquire, u.semaphore)
HAND_LEAF(user, 5, async_sleep_ms, u.sleep)
HAND_LEAF(user, 6, async_queue_put, u.queue)
HAND_LEAF(user, 7, async_queue_get, u.queue)
HAND_LEAF(user, 8, async_event_wait, u.event)
HAND_LEAF(user, 9, async_flag_wait, u.flag)
HAND_LEAF(user, 10, async_sleep_ms, u.sleep)

static struct user__task users[TASKS];

static int pass(struct user__frame *frame, int error)
{
    if (frame->has_permit) {
        frame->has_permit = false;
        permits--;
        async_semaphore_release(&semaphore);
    }
    return error;
}

static int user__resume(void *self, unsigned state, async_task *task, int error)
{
    struct user__frame *frame = self;
    switch (state) {
    case 0:
        for (; frame->turns > 0; frame->turns--) {
            error = 0;
            frame->scope = async_move_on_after_ms(next_random() % 6);
            async__scope_enter(&frame->scope, task);
            frame->op = next_random() % 6;
            if (frame->op == 0) { /* the lock, at times waiting on the condition, then some time with it */
                error = async_lock_acquire__try(&lock);
                if (error == ASYNC__PENDING) {
                    HAND_WAIT(user, 1, async_lock_acquire, u.lock, &lock)
                }
                if (error) { goto end_turn; }
                problems += holders++ != 0;
                if (next_random() % 2) {
                    holders--;
                    HAND_AWAIT(user, 2, async_condition_wait, u.condition, &condition)
                    problems += holders++ != 0;
                }
                if (!error) {
                    async_condition_notify(&condition, next_random() % 3);
                    HAND_WAIT(user, 3, async_sleep_ms, u.sleep, next_random() % 3)
                }
                holders--;
                problems += async_lock_release(&lock) != 0;
            } else if (frame->op == 1) {
                error = async_semaphore_acquire__try(&semaphore);
                if (error == ASYNC__PENDING) {
                    HAND_WAIT(user, 4, async_semaphore_acquire, u.semaphore, &semaphore)
                }
                if (error) { goto end_turn; }
                frame->has_permit = true;
                problems += ++permits > 3;
                HAND_WAIT(user, 5, async_sleep_ms, u.sleep, next_random() % 4)
                pass(frame, 0);
            } else if (frame->op == 2) {
                frame->item = (int)(next_random() % 100);
                HAND_AWAIT(user, 6, async_queue_put, u.queue, async__queue_of(&queue), &frame->item)
                if (!error) {
                    put += frame->item;
                }
            } else if (frame->op == 3) {
                HAND_AWAIT(user, 7, async_queue_get, u.queue, async__queue_of(&queue), &frame->item)
                if (!error) {
                    got += frame->item;
                }
            } else if (frame->op == 4) {
                if (next_random() % 2) {
                    async_event_set(&event);
                    async_event_clear(&event);
                    async_flag_set(&flag);
                }
                HAND_WAIT(user, 8, async_event_wait, u.event, &event)
            } else {
                HAND_AWAIT(user, 9, async_flag_wait, u.flag, &flag)
                if (error == ASYNC_BUSY) {
                    HAND_WAIT(user, 10, async_sleep_ms, u.sleep, 1)
                }
            }
        end_turn:
            error = async__scope_leave(&frame->scope, error);
            if (error == ASYNC_CANCELLED) { break; }
        }
    }
    return pass(frame, error);
}

/* Cancels at random, and starts again what has ended. */
static void disturb(void)
{
    struct user__task *t = &users[next_random() % TASKS];
    if (next_random() % 3 == 0) {
        async_task_cancel(&t->task);
        if (next_random() % 4 == 0) {
            async_task_cancel(&users[next_random() % TASKS].task);
        }
    }
    if (async__task_is_free(&t->task)) {
        t->frame.turns = TURNS;
        t->frame.has_permit = false;
        async__spawn(user__make(t));
    }
}

int main(void)
{
    int out = 0;
    int i;
    for (seed = 1; seed < 6; seed++) {
        uint32_t first = seed;
        for (i = 0; i < 30000; i++) {
            disturb();
            async_loop_step();
            async__loop.resumes += 200;
        }
        for (i = 0; i < TASKS; i++) {
            async_task_cancel(&users[i].task);
        }
        pass_ms(100);
        while (async_queue_try_get(&queue, &out)) {
            got += out;
        }
        for (i = 0; i < TASKS; i++) {
            problems += !async__task_is_free(&users[i].task);
        }
        async_flag_clear(&flag);
        printf("%d%d%d%d%d%d%d%d%d%d\n", problems, put == got, async_lock_locked(&lock), lock.waiters != NULL,
               semaphore.count == 3, condition.waiters != NULL, event.waiters != NULL, async__loop.flags != NULL,
               async__loop.cancels != 0, async__timers_any() != NULL);
        seed = first;
    }
    return 0;
}
/* CHECK-COUNT-5: {{^}}0100100000{{$}}
 */
