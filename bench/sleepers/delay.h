/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef BENCH_DELAY_H
#define BENCH_DELAY_H

#include <stdint.h>

/* Between 1 ms and 64 s. */
static inline int64_t next_delay(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return 1 + (int64_t)(*seed % 64000u);
}

#endif
