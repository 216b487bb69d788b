/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Items go first in first out from putters to getters; a cancelled getter loses none; close ends both sides; join waits for task_done. */
/* RUN: %cc %strict -DASYNC_CONFIG_CORE=1 %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "script.h"

ASYNC_QUEUE(q, int, 2);
typedef struct { short a; char b; } pair;
ASYNC_QUEUE(pairs, pair, 3);
ASYNC_QUEUE_TYPE(pointers, const char *, 1);
static struct pointers names = ASYNC_QUEUE_INIT;

struct user__frame {
    const async_site *awaiting;
    int result;
    char op;
    int item;
    async_queue_node node;
};
HAND_TASK(user)
HAND_LEAF(user, 1, async_queue_put, node)
HAND_LEAF(user, 2, async_queue_get, node)
HAND_LEAF(user, 3, async_queue_join, node)

static int user__resume(void *self, unsigned state, async_task *task, int error)
{
    struct user__frame *frame = self;
    switch (state) {
    case 0:
        if (frame->op == 'p') {
            HAND_AWAIT(user, 1, async_queue_put, node, async__queue_of(&q), &frame->item)
        } else if (frame->op == 'g') {
            HAND_AWAIT(user, 2, async_queue_get, node, async__queue_of(&q), &frame->item)
        } else {
            error = async_queue_join__try(async__queue_of(&q));
            if (error == ASYNC__PENDING) {
                HAND_WAIT(user, 3, async_queue_join, node, async__queue_of(&q))
            }
        }
        printf("%c%d%s%s ", frame->op, frame->item, error ? ":" : "", error ? async_strerror(error) : "");
    }
    return 0;
}

static struct user__task users[8];
static int used;

static async_task *start(char op, int item)
{
    struct user__task *t = &users[used++ % 8];
    t->frame.op = op;
    t->frame.item = item;
    async__spawn(user__make(t));
    return &t->task;
}

static void line(void)
{
    pass_ms(1);
    printf("| %u\n", (unsigned)async_queue_count(&q));
}

int main(void)
{
    async_task *t;
    int i, out = 0;
    pair p = { 7, 'x' }, got = { 0, 0 };
    const char *name = NULL;
    for (i = 1; i <= 4; i++) {
        start('p', i); /* 3 and 4 wait */
    }
    pass_ms(1);
    for (i = 0; i < 4; i++) {
        start('g', 0);
    }
    line();
    start('g', 0); /* wait */
    start('g', 0);
    pass_ms(1);
    start('p', 5);
    start('p', 6);
    line();
    start('j', 0);
    pass_ms(1);
    for (i = 0; i < 6; i++) {
        out = async_queue_task_done(&q);
    }
    printf("%d ", out);
    printf("%d ", async_queue_task_done(&q));
    line();
    t = start('g', 0); /* was given an item, then cancelled: the item is delivered */
    pass_ms(1);
    printf("%d ", async_queue_try_put(&q, 7));
    async_task_cancel(t);
    line();
    t = start('g', 0); /* cancelled, then an item comes: it stays */
    pass_ms(1);
    async_task_cancel(t);
    printf("%d ", async_queue_try_put(&q, 8));
    line();
    out = 0;
    printf("%d", async_queue_try_get(&q, &out));
    printf("%d", out);
    printf("%d ", async_queue_try_get(&q, &out));
    for (i = 1; i <= 3; i++) {
        printf("%d", async_queue_try_put(&q, i));
    }
    t = start('p', 9); /* waits; cancelled: not put */
    start('p', 10);    /* waits; closed: not put */
    pass_ms(1);
    async_task_cancel(t);
    pass_ms(1);
    async_queue_close(&q);
    start('p', 11);
    for (i = 0; i < 3; i++) {
        start('g', 0);
    }
    line();
    printf("%d%d", async_queue_try_put(&pairs, p), async_queue_try_put(&pairs, (pair){ 8, 'y' }));
    printf("%d%d%c ", async_queue_try_get(&pairs, &got), got.a, got.b);
    printf("%d", async_queue_try_put(&names, "ada"));
    out = async_queue_try_get(&names, &name);
    printf("%d%s\n", out, name);
    return 0;
}
/* CHECK:      p1 p2 g1 g2 g3 g4 p3 p4 | 0
 * CHECK-NEXT: p5 p6 g5 g6 | 0
 * CHECK-NEXT: 0 -9 j0 | 0
 * CHECK-NEXT: 1 g7 | 0
 * CHECK-NEXT: 1 g0:cancelled | 1
 * CHECK-NEXT: 180 110p9:cancelled p10:closed p11:closed g1 g2 g0:closed | 0
 * CHECK-NEXT: 11{{.*}}1{{.*}} 11ada
 */
