/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A driver for tests: runs passes of the loop until so many milliseconds have passed. */
#ifndef SCRIPT_H
#define SCRIPT_H

#include "hand.h"

ASYNC__INLINE void pass_ms(uint32_t ms)
{
    uint32_t end = async_now_ms() + ms;
    do {
        async_loop_step();
        async__loop.resumes += 100; /* the virtual clock goes on: 100 us */
    } while ((int32_t)(end - async_now_ms()) > 0);
}

#endif
