/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Timers fire by deadline, equal ones in the order they were set, also across the wrap of the clock. */
/* RUN: %cc %strict -DASYNC_CONFIG_CORE=1 %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "hand.h"

#include <async/virtual.h>

struct sleeper__frame {
    const async_site *awaiting;
    int result;
    int id;
    uint32_t ms;
    async_sleep_node sleep;
};
HAND_TASK(sleeper)
HAND_LEAF(sleeper, 1, async_sleep_ms, sleep)

static uint32_t start;

static int sleeper__resume(void *self, unsigned state, async_task *task, int error)
{
    struct sleeper__frame *frame = self;
    switch (state) {
    case 0:
        HAND_WAIT(sleeper, 1, async_sleep_ms, sleep, frame->ms)
        if (error) { return error; }
        printf("%d@%u ", frame->id, (unsigned)(async_now_ms() - start));
    }
    return 0;
}

static void run(void)
{
    static const uint32_t times[12] = { 50, 50, 10, 50, 7, 10, 50, 7, 33, 50, 0, 50 };
    static struct sleeper__task sleepers[12];
    int i;
    start = async_now_ms();
    for (i = 0; i < 12; i++) {
        sleepers[i].frame.id = i;
        sleepers[i].frame.ms = times[i];
        if (i < 11) {
            async__spawn(sleeper__make(&sleepers[i]));
        }
    }
    async__run(sleeper__make(&sleepers[11]));
    puts("");
}

int main(void)
{
    run();
    async_virtual_set_ms(0u - 20u);
    run();
    async_virtual_set_ms(0x80000000u - 40u);
    run();
    return 0;
}
/* CHECK: 10@0 4@7 7@7 2@10 5@10 8@33 0@50 1@50 3@50 6@50 9@50 11@50
 * CHECK: 10@0 4@7 7@7 2@10 5@10 8@33 0@50 1@50 3@50 6@50 9@50 11@50
 * CHECK: 10@0 4@7 7@7 2@10 5@10 8@33 0@50 1@50 3@50 6@50 9@50 11@50
 */
