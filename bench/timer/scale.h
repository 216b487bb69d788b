/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is done with COUNT armed timers, and how often: PROGRAM insert|cancel|again TIMES. */
#ifndef BENCH_SCALE_H
#define BENCH_SCALE_H

#include <stdint.h>
#include <stdlib.h>

#define EXTRA 100000u

static void arm(uint32_t index, uint32_t now, uint32_t deadline);
static void disarm(uint32_t index);

/* Between 1 ms and 64 s. */
static uint32_t next_delay(void)
{
    static uint32_t seed = 1;
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return 1u + seed % 64000u;
}

/* Goes through all of them, in no order. */
static uint32_t pick(uint32_t turn)
{
    return (uint32_t)((uint64_t)turn * 7919u % COUNT);
}

static int measure(int argc, char **argv)
{
    char what = argc > 1 ? *argv[1] : 'i';
    uint32_t times = (uint32_t)atol(argv[argc - 1]);
    uint32_t i;
    for (i = 0; i < COUNT; i++) {
        arm(i, 0, next_delay());
    }
    for (i = 0; i < times; i++) {
        if (what != 'i') {
            disarm(pick(i));
        }
        if (what != 'c') {
            arm(what == 'i' ? COUNT + i : pick(i), 0, next_delay());
        }
    }
    return 0;
}

#endif
