/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A 4-ary heap of {deadline and sequence number, timer} in an array; each timer knows its place, so that it can be taken
 * back. */
#include <stdint.h>

#include "scale.h"

struct timer {
    uint32_t place;
};

struct entry {
    uint64_t key; /* deadline, then a sequence number */
    struct timer *timer;
};

static struct timer timers[COUNT + EXTRA];
static struct entry heap[COUNT + EXTRA];
static uint32_t heap_count, sequence;

static void put(uint32_t place, struct entry entry)
{
    heap[place] = entry;
    entry.timer->place = place;
}

static void sift_up(uint32_t place, struct entry entry)
{
    while (place > 0 && entry.key < heap[(place - 1) / 4].key) {
        put(place, heap[(place - 1) / 4]);
        place = (place - 1) / 4;
    }
    put(place, entry);
}

static void sift_down(uint32_t place, struct entry entry)
{
    for (;;) {
        uint32_t first = place * 4 + 1, best = first, i;
        for (i = first + 1; i < first + 4 && i < heap_count; i++) {
            best = heap[i].key < heap[best].key ? i : best;
        }
        if (first >= heap_count || entry.key <= heap[best].key) {
            break;
        }
        put(place, heap[best]);
        place = best;
    }
    put(place, entry);
}

static void arm(uint32_t index, uint32_t now, uint32_t deadline)
{
    struct entry entry = { (uint64_t)deadline << 32 | sequence++, &timers[index] };
    (void)now;
    sift_up(heap_count++, entry);
}

static void disarm(uint32_t index)
{
    uint32_t place = timers[index].place;
    struct entry last = heap[--heap_count];
    if (place == heap_count) {
        return;
    }
    if (place > 0 && last.key < heap[(place - 1) / 4].key) {
        sift_up(place, last);
    } else {
        sift_down(place, last);
    }
}

int main(int argc, char **argv)
{
    return measure(argc, argv);
}
