/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A scope turns its own cancellation into a timeout or normal flow, others pass; cancel wins over timeout; granted waits return first; timeout 0 completes a sleep of 0. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "script.h"

#include "internal.h"

struct body__frame {
    const async_site *awaiting;
    int result;
    int mode;
    async_scope outer, inner;
    union {
        async_sleep_node sleep;
        async_event_node event;
    } u;
};
HAND_TASK(body)
HAND_LEAF(body, 1, async_sleep_ms, u.sleep)
HAND_LEAF(body, 2, async_sleep_ms, u.sleep)
HAND_LEAF(body, 3, async_event_wait, u.event)

static async_event event = ASYNC_EVENT_INIT;

enum mode { PLAIN, NESTED_INNER, NESTED_OUTER, CLEANUP, CAUGHT, ZERO, EVENT, SHIELD };

/* with (timeout 50 as outer) { with (move_on_after 20 as inner) { try { sleep } finally { sleep } } } */
static int body__resume(void *self, unsigned state, async_task *task, int error)
{
    struct body__frame *frame = self;
    switch (state) {
    case 0:
        frame->outer = async_timeout_ms(frame->mode == NESTED_OUTER ? 10 : frame->mode == ZERO ? 0 : 50);
        frame->inner = async_move_on_after_ms(frame->mode == ZERO ? 1000 : 20);
        async__scope_enter(&frame->outer, task);
        async__scope_enter(&frame->inner, task);
        if (frame->mode == SHIELD) {
            async__shield_enter(task);
        }
        if (frame->mode == EVENT) {
            HAND_WAIT(body, 3, async_event_wait, u.event, &event)
        } else {
            HAND_WAIT(body, 1, async_sleep_ms, u.sleep, frame->mode == ZERO ? 0 : frame->mode == PLAIN ? 15 : 100)
        }
        printf("woke %s@%u ", async_strerror(error), (unsigned)async_now_ms() % 1000);
        if (frame->mode == SHIELD) {
            error = async__shield_leave(task, error);
            printf("unshielded %s ", async_strerror(error));
        }
        if (frame->mode == CAUGHT) {
            error = 0;
        }
        if (frame->mode == CLEANUP) {
            frame->result = error; /* what is in flight */
            HAND_WAIT(body, 2, async_sleep_ms, u.sleep, 100)
            printf("cleanup %s@%u ", async_strerror(error), (unsigned)async_now_ms() % 1000);
            error = error ? error : frame->result;
        }
        error = async__scope_leave(&frame->inner, error);
        printf("inner %s %d ", async_strerror(error), async_scope_timed_out(&frame->inner));
        error = async__scope_leave(&frame->outer, error);
        printf("outer %s %d\n", async_strerror(error), async_scope_timed_out(&frame->outer));
    }
    return 0;
}

static struct body__task body;

static void begin(enum mode mode)
{
    while (async_now_ms() % 1000 != 0) {
        async__loop.resumes += 100;
    }
    body.frame.mode = (int)mode;
    async__create_task(body__make(&body));
}

static void end(void)
{
    pass_ms(300);
    async_task_release(&body.task);
    if (!async__task_is_free(&body.task) || async__loop.cancels || async__timers_any()) {
        puts("left over");
    }
}

int main(void)
{
    int mode;
    for (mode = PLAIN; mode <= ZERO; mode++) {
        begin((enum mode)mode);
        end();
    }
    begin(NESTED_INNER);
    pass_ms(5);
    async_task_cancel(&body.task);
    end();

    begin(CLEANUP); /* the inner scope has fired, then the task is cancelled */
    pass_ms(30);
    async_task_cancel(&body.task);
    end();

    begin(EVENT); /* granted, then time is up: the wait has succeeded */
    pass_ms(5);
    async_event_set(&event);
    async_scope_cancel(&body.frame.inner);
    end();
    async_event_clear(&event);

    begin(EVENT); /* time is up and the task is cancelled before it runs: the cancel wins */
    pass_ms(5);
    async_scope_cancel(&body.frame.inner);
    async_task_cancel(&body.task);
    end();

    begin(EVENT); /* by hand */
    pass_ms(5);
    async_scope_cancel(&body.frame.inner);
    end();

    begin(EVENT); /* later */
    pass_ms(5);
    async_scope_reschedule_ms(&body.frame.inner, 25);
    end();

    begin(SHIELD); /* 100 ms within a shield: inner and outer wait, the outer one wins */
    end();
    begin(SHIELD);
    pass_ms(5);
    async_task_cancel(&body.task);
    end();
    return 0;
}
/* CHECK:      woke no error@15 inner no error 0 outer no error 0
 * CHECK-NEXT: woke cancelled@20 inner no error 1 outer no error 0
 * CHECK-NEXT: woke cancelled@10 inner cancelled 0 outer timeout 1
 * CHECK-NEXT: woke cancelled@20 cleanup cancelled@50 inner cancelled 1 outer timeout 1
 * CHECK-NEXT: woke cancelled@20 inner no error 1 outer no error 0
 * CHECK-NEXT: woke no error@0 inner no error 0 outer no error 1
 * CHECK-NEXT: woke cancelled@5 inner cancelled 0 outer cancelled 0
 * CHECK-NEXT: woke cancelled@20 cleanup cancelled@30 inner cancelled 1 outer cancelled 0
 * CHECK-NEXT: woke no error@5 inner no error 0 outer no error 0
 * CHECK-NEXT: woke cancelled@5 inner cancelled 0 outer cancelled 0
 * CHECK-NEXT: woke cancelled@5 inner no error 0 outer no error 0
 * CHECK-NEXT: woke cancelled@30 inner no error 1 outer no error 0
 * CHECK-NEXT: woke no error@100 unshielded cancelled inner cancelled 1 outer timeout 1
 * CHECK-NEXT: woke no error@100 unshielded cancelled inner cancelled 1 outer cancelled 1
 * CHECK-NOT:  left over
 */
