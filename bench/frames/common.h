/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the functions whose frames are measured wait for, and what they compute with. */
#ifndef BENCH_FRAMES_COMMON_H
#define BENCH_FRAMES_COMMON_H

#include <stdint.h>
#include <string.h>

#include <async.h>

struct tick_node {
    unsigned char unused;
};
void tick(void);
static inline void tick__wait(struct tick_node *node, async_task *task)
{
    node->unused = 0;
    async__task_ready(task);
}

struct block {
    unsigned char bytes[64];
};

static __attribute__((noinline)) uint32_t value(uint32_t n)
{
    static volatile uint32_t seen;
    seen = n;
    return seen;
}

static __attribute__((noinline)) void fill(unsigned char *bytes, unsigned size)
{
    for (unsigned i = 0; i < size; i++) {
        bytes[i] = (unsigned char)value(i);
    }
}

static __attribute__((noinline)) uint32_t sum(const unsigned char *bytes, unsigned size)
{
    uint32_t total = 0;
    while (size > 0) {
        total += bytes[--size];
    }
    return total;
}

#endif
