/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A rendezvous meets; the last sender closed drains, then ends; the last receiver closed breaks the senders. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
/* RUN: %cc %strict -DASYNC_CONFIG_CORE=1 -DASYNC_CONFIG_TIMER_WHEEL=0 %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "script.h"

ASYNC_CHANNEL(c, int, 0);
ASYNC_CHANNEL(d, long, 2);

struct user__frame {
    const async_site *awaiting;
    int result;
    char op;
    int item;
    async_queue_node node;
};
HAND_TASK(user)
HAND_LEAF(user, 1, async_channel_send, node)
HAND_LEAF(user, 2, async_channel_receive, node)

static int user__resume(void *self, unsigned state, async_task *task, int error)
{
    struct user__frame *frame = self;
    switch (state) {
    case 0:
        if (frame->op == 's') {
            HAND_AWAIT(user, 1, async_channel_send, node, async__channel_of(&c), &frame->item)
        } else {
            HAND_AWAIT(user, 2, async_channel_receive, node, async__channel_of(&c), &frame->item)
        }
        printf("%c%d%s%s ", frame->op, frame->item, error ? ":" : "", error ? async_strerror(error) : "");
    }
    return 0;
}

static struct user__task users[8];
static int used;

static void start(char op, int item)
{
    struct user__task *t = &users[used++ % 8];
    t->frame.op = op;
    t->frame.item = item;
    async__spawn(user__make(t));
}

int main(void)
{
    int out = 0;
    long l = 0;
    start('s', 1);
    pass_ms(1);
    start('r', 0);
    pass_ms(1);
    start('r', 0);
    pass_ms(1);
    printf("%d", async_channel_try_send(&c, 2));
    printf("%d ", async_channel_try_send(&c, 3));
    pass_ms(1);
    start('s', 4);
    pass_ms(1);
    printf("%d", async_channel_try_receive(&c, &out));
    printf("%d ", out);
    pass_ms(1);
    puts("|");
    async_channel_clone_receiver(&c);
    async_channel_close_receiver(&c);
    start('s', 5);
    pass_ms(1);
    printf("%d", async_channel_close_receiver(&c));
    printf("%d ", async_channel_close_receiver(&c));
    start('s', 6);
    pass_ms(1);
    puts("|");
    printf("%d", async_channel_try_send(&d, 10));
    printf("%d", async_channel_try_send(&d, 11));
    printf("%d", async_channel_try_send(&d, 12));
    async_channel_clone_sender(&d);
    printf("%d", async_channel_close_sender(&d));
    printf("%d", async_channel_close_sender(&d));
    printf("%d ", async_channel_close_sender(&d));
    while (async_channel_try_receive(&d, &l)) {
        printf("%ld ", l);
    }
    printf("%d\n", async_channel_try_send(&d, 13));
    return 0;
}
/* CHECK:      r1 s1 10 r2 14 s4 |
 * CHECK-NEXT: 0-9 s5:broken s6:broken |
 * CHECK-NEXT: 11000-9 10 11 0
 */
