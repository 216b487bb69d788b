/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include "kinds.h"

struct hidden { char c; int64_t big[3]; };

async long elsewhere(char c, int64_t big)
{
    struct hidden hidden = {c, {big, big, big}};
    async_event event = ASYNC_EVENT_INIT;
    await async_event_wait(&event);
    return (long)(hidden.c + hidden.big[1]);
}

async signed char near(char c)
{
    int64_t kept = c;
    await async_sleep_ms(1);
    return (signed char)(kept + await elsewhere(c, kept));
}
