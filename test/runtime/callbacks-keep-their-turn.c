/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Callbacks run in turn with tasks; arming one again moves it; a cancelled one does not run; it may arm itself. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
/* RUN: %cc %strict -DASYNC_CONFIG_CORE=1 -DASYNC_CONFIG_TIMER_WHEEL=0 %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "hand.h"

static async_callback a, b, c, d;
static int left = 3;

static void say(void *text)
{
    printf("%s%u ", (const char *)text, (unsigned)async_now_ms());
}

static void again(void *self)
{
    printf("again%u%s ", (unsigned)async_now_ms(), async_current_task() ? "!" : "");
    if (--left) {
        async_call_later_ms((async_callback *)self, 5, again, self);
    } else {
        async_stop();
    }
}

int main(void)
{
    async_call_soon(&a, say, "a");
    async_call_soon(&b, say, "b");
    async_call_soon(&c, say, "c");
    async_call_soon(&a, say, "moved");
    async_call_later_ms(&b, 7, say, "b");
    async_call_later_ms(&d, 3, again, &d);
    async_run_forever();
    printf("| %d\n", async_call_cancel(&d));

    async_call_soon(&a, say, "a");
    async_call_soon(&b, say, "b");
    printf("%d%d ", async_call_cancel(&b), async_call_cancel(&b));
    async_loop_step();
    async_loop_step();
    async_call_later_ms(&c, 1000, say, "c");
    printf("%d%d |\n", async_call_cancel(&c), async_call_cancel(&c));
    return 0;
}
/* CHECK:      c0 moved0 again3 b7 again8 again13 | 0
 * CHECK-NEXT: {{10|01}} a13 {{10|01}} |
 */
