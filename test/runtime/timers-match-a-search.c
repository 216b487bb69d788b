/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Random arming, taking back and passing of time: the next deadline is exact, and timers fire in the order that a
 * plain search finds, with either structure and across the wrap of the clock. */
/* RUN: %cc %strict %include_flags %s %runtime_virtual -o %t && %t | %FileCheck %s */
/* RUN: %cc %strict -DASYNC_CONFIG_TIMER_WHEEL=0 %include_flags %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "internal.h"

#include <stdio.h>
#include <string.h>

enum { COUNT = 200 };

static struct entry {
    async_timer timer;
    async_task task;
    uint32_t deadline;
    unsigned order;
    bool is_armed;
} entries[COUNT];

static unsigned order;
static uint32_t now, seed;

static uint32_t next_random(void)
{
    seed = seed * 1664525u + 1013904223u;
    return seed >> 8;
}

static struct entry *find_earliest(void)
{
    struct entry *best = NULL;
    int i;
    for (i = 0; i < COUNT; i++) {
        struct entry *e = &entries[i];
        if (e->is_armed && (!best || (int32_t)(e->deadline - best->deadline) < 0
                            || (e->deadline == best->deadline && e->order < best->order))) {
            best = e;
        }
    }
    return best;
}

static bool check_expire(void)
{
    struct entry *e;
    async_link *link;
    async__timers_expire(now);
    link = async__loop.ready.next;
    while ((e = find_earliest()) != NULL && (int32_t)(now - e->deadline) >= 0) {
        if (link != &e->task.ready || e->timer.link.next) {
            return false;
        }
        e->is_armed = false;
        link = link->next;
        e->task.ready.next = NULL;
    }
    async__loop.ready.next = NULL;
    async__loop.tail = &async__loop.ready;
    return link == NULL;
}

static bool check_next(void)
{
    struct entry *e = find_earliest();
    const uint32_t *next = async__timers_next();
    return e ? next && *next == e->deadline : next == NULL;
}

static bool run(uint32_t start, uint32_t range)
{
    int step;
    memset(entries, 0, sizeof entries);
    now = start;
    for (step = 0; step < 20000; step++) {
        struct entry *e = &entries[next_random() % COUNT];
        if (next_random() % 8 == 0) {
            uint32_t gap = next_random() % (range / 16 + 2);
            now += gap;
            if (!check_expire()) {
                return false;
            }
        } else if (e->is_armed) {
            async__timer_disarm(&e->timer);
            e->is_armed = false;
        } else {
            e->deadline = now + 1 + next_random() % range;
            e->order = order++;
            e->is_armed = true;
            async__timer_arm(&e->timer, &e->task, now, e->deadline);
        }
        if (!check_next()) {
            return false;
        }
    }
    now += range + 1;
    return check_expire() && check_next() && async__timers_any() == NULL;
}

int main(void)
{
    static const uint32_t starts[] = { 0, 0xFFFFFF00u, 0x7FFFFF80u, 0xFFF00000u };
    static const uint32_t ranges[] = { 3, 60, 1000, 100000, 0xFFFFFFu };
    unsigned i, k;
    for (i = 0; i < 4; i++) {
        for (k = 0; k < 5; k++) {
            printf("%d", run(starts[i], ranges[k]));
        }
    }
    printf("\n");
    return 0;
}
/* CHECK: {{^}}11111111111111111111{{$}}
 */
