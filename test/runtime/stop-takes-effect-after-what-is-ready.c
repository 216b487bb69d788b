/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_stop ends async_run_forever after what is ready; before it, it does nothing; nested runs are refused; a reset forgets. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "hand.h"

static async_callback callbacks[5];

static void say(void *text)
{
    printf("%s ", (const char *)text);
}

static void stop(void *text)
{
    printf("%s ", (const char *)text);
    async_stop();
    async_stop();
    async_call_soon(&callbacks[3], say, "later");
    printf("%d %d %d %d ", async_run_forever(), async_loop_step(), async_loop_reset(), async__run(NULL));
}

int main(void)
{
    async_stop();
    async_call_soon(&callbacks[0], say, "one");
    async_call_soon(&callbacks[1], stop, "stop");
    async_call_soon(&callbacks[2], say, "two");
    printf("| %d\n", async_run_forever());
    async_call_soon(&callbacks[4], stop, "stop");
    printf("| %d\n", async_run_forever());
    async_loop_reset();
    callbacks[3] = callbacks[0];
    async_call_soon(&callbacks[4], stop, "stop");
    printf("| %d\n", async_run_forever());
    printf("%d %d\n", async__run(NULL), async_run_until_complete(NULL));
    return 0;
}
/* CHECK:      one stop -9 -9 -9 -9 two | 0
 * CHECK-NEXT: later stop -9 -9 -9 -9 | 0
 * CHECK-NEXT: stop -9 -9 -9 -9 | 0
 * CHECK-NEXT: -4 -9
 */
