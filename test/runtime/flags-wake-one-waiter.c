/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A flag wakes its waiter; sets coalesce; a set before the wait does not suspend; a second waiter is refused; a cancelled waiter leaves the flag set. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "hand.h"

struct waiter__frame {
    const async_site *awaiting;
    int result;
    int id, times;
    async_flag_node flag;
};
HAND_TASK(waiter)
HAND_LEAF(waiter, 1, async_flag_wait, flag)

static async_flag flag = ASYNC_FLAG_INIT;

static int waiter__resume(void *self, unsigned state, async_task *task, int error)
{
    struct waiter__frame *frame = self;
    switch (state) {
    case 0:
        while (frame->times-- > 0) {
            HAND_AWAIT(waiter, 1, async_flag_wait, flag, &flag)
            printf("%d:%s ", frame->id, async_strerror(error));
            if (error) { return error; }
        }
    }
    return 0;
}

static struct waiter__task a, b;

static void start(struct waiter__task *t, int id, int times)
{
    t->frame.id = id;
    t->frame.times = times;
    async__create_task(waiter__make(t));
    async_loop_step();
}

static void end(struct waiter__task *t)
{
    async_loop_step();
    async_loop_step();
    printf("-> %d\n", async_task_done(&t->task));
    async_task_release(&t->task);
}

int main(void)
{
    async_set_exception_handler(async_default_exception_handler);
    start(&a, 1, 2); /* waits, then set twice: one wake-up */
    async_flag_set(&flag);
    async_flag_set(&flag);
    end(&a);
    async_flag_set(&flag); /* and once more */
    async_loop_step();
    printf("-> %d\n", async_task_done(&a.task));

    async_flag_set(&flag); /* set before */
    start(&a, 2, 1);
    end(&a);

    async_flag_set(&flag);
    async_flag_clear(&flag); /* forgotten */
    start(&a, 3, 1);
    start(&b, 4, 1); /* second one */
    end(&b);
    async_flag_set(&flag);
    end(&a);

    start(&a, 5, 1);
    async_flag_set(&flag);
    async_task_cancel(&a.task); /* before it ran */
    end(&a);
    start(&a, 6, 1); /* still set */
    end(&a);
    start(&a, 7, 1);
    async_task_cancel(&a.task);
    end(&a);
    async_flag_set(&flag);
    start(&a, 8, 1);
    end(&a);
    return 0;
}
/* CHECK:      1:no error -> 0
 * CHECK-NEXT: 1:no error -> 1
 * CHECK-NEXT: 2:no error -> 1
 * CHECK-NEXT: 4:busy -> 1
 * CHECK-NEXT: 3:no error -> 1
 * CHECK-NEXT: 5:cancelled -> 1
 * CHECK-NEXT: 6:no error -> 1
 * CHECK-NEXT: 7:cancelled -> 1
 * CHECK-NEXT: 8:no error -> 1
 */
