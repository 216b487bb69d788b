/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A 4-ary heap of deadlines with room for COUNT; equal ones in the order in which they came. */
#ifndef BENCH_HEAP_H
#define BENCH_HEAP_H

#include <stdbool.h>
#include <stdint.h>

struct heap_entry {
    uint64_t key; /* deadline, then a sequence number */
    void *task;
};

static struct heap_entry heap[COUNT];
static uint32_t heap_count, heap_sequence;
static uint32_t clock_now;

static inline void heap_push(uint32_t deadline, void *task)
{
    struct heap_entry entry = { (uint64_t)deadline << 32 | heap_sequence++, task };
    uint32_t place = heap_count++;
    while (place > 0 && entry.key < heap[(place - 1) / 4].key) {
        heap[place] = heap[(place - 1) / 4];
        place = (place - 1) / 4;
    }
    heap[place] = entry;
}

static inline void *heap_pop(void)
{
    void *task = heap[0].task;
    struct heap_entry last = heap[--heap_count];
    uint32_t place = 0;
    for (;;) {
        uint32_t first = place * 4 + 1, best = first, i;
        for (i = first + 1; i < first + 4 && i < heap_count; i++) {
            best = heap[i].key < heap[best].key ? i : best;
        }
        if (first >= heap_count || last.key <= heap[best].key) {
            break;
        }
        heap[place] = heap[best];
        place = best;
    }
    heap[place] = last;
    return task;
}

/* Moves the clock to the next deadline and wakes who is due; false: that is after `end`. */
static inline bool heap_advance(uint32_t end, void (*wake)(void *task))
{
    if (heap_count == 0 || (uint32_t)(heap[0].key >> 32) > end) {
        return false;
    }
    clock_now = (uint32_t)(heap[0].key >> 32);
    while (heap_count > 0 && (uint32_t)(heap[0].key >> 32) == clock_now) {
        wake(heap_pop());
    }
    return true;
}

#endif
