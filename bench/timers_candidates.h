/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The candidates of timers.c.  Each one arms and disarms a timer, says when the next one is due, and takes it out. */
#ifndef TIMERS_CANDIDATES_H
#define TIMERS_CANDIDATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static bool is_before(uint32_t a, uint32_t b)
{
    return (int32_t)(a - b) < 0;
}

/* ---- sorted list, searched from the end ---------------------------------------------------------- */

struct list_timer {
    struct list_timer *next, *prev;
    uint32_t deadline;
};
static struct list_timer *list_first;

static void list_arm(void *self, uint32_t deadline)
{
    struct list_timer *timer = self, *at = list_first;
    timer->deadline = deadline;
    if (at == NULL) {
        list_first = timer->next = timer->prev = timer;
        return;
    }
    do {
        at = at->prev;
    } while (is_before(deadline, at->deadline) && at != list_first);
    if (is_before(deadline, at->deadline)) {
        list_first = timer;
        at = at->prev;
    }
    timer->prev = at;
    timer->next = at->next;
    at->next->prev = timer;
    at->next = timer;
}

static void list_disarm(void *self)
{
    struct list_timer *timer = self;
    if (timer->next == timer) {
        list_first = NULL;
        return;
    }
    timer->next->prev = timer->prev;
    timer->prev->next = timer->next;
    if (list_first == timer) {
        list_first = timer->next;
    }
}

static uint32_t list_due(void)
{
    return list_first->deadline;
}

static void *list_take(uint32_t now)
{
    struct list_timer *timer = list_first;
    (void)now;
    list_disarm(timer);
    return timer;
}

/* ---- pairing heap (Fredman, Sedgewick, Sleator, Tarjan 1986), ties broken by a sequence number ---- */

struct pairing_timer {
    struct pairing_timer *child, *next, *prev; /* prev of the first child: its parent */
    uint32_t deadline, sequence;
};
static struct pairing_timer *pairing_root;
static uint32_t pairing_sequence;

static struct pairing_timer *meld(struct pairing_timer *a, struct pairing_timer *b)
{
    int32_t order = (int32_t)(b->deadline - a->deadline);
    if (order < 0 || (order == 0 && (int32_t)(b->sequence - a->sequence) < 0)) {
        struct pairing_timer *swap = a;
        a = b;
        b = swap;
    }
    b->next = a->child;
    b->prev = a;
    if (a->child) {
        a->child->prev = b;
    }
    a->child = b;
    return a;
}

static struct pairing_timer *meld_children(struct pairing_timer *first)
{
    struct pairing_timer *pairs = NULL, *root;
    if (first == NULL) {
        return NULL;
    }
    while (first) {
        struct pairing_timer *second = first->next, *rest = second ? second->next : NULL;
        struct pairing_timer *pair = second ? meld(first, second) : first;
        pair->next = pairs;
        pairs = pair;
        first = rest;
    }
    root = pairs;
    pairs = pairs->next;
    while (pairs) {
        struct pairing_timer *rest = pairs->next;
        root = meld(root, pairs);
        pairs = rest;
    }
    root->next = root->prev = NULL;
    return root;
}

static void pairing_arm(void *self, uint32_t deadline)
{
    struct pairing_timer *timer = self;
    timer->deadline = deadline;
    timer->sequence = pairing_sequence++;
    timer->child = timer->next = timer->prev = NULL;
    pairing_root = pairing_root ? meld(pairing_root, timer) : timer;
    pairing_root->next = pairing_root->prev = NULL;
}

static void pairing_disarm(void *self)
{
    struct pairing_timer *timer = self, *children;
    if (timer == pairing_root) {
        pairing_root = meld_children(timer->child);
        return;
    }
    if (timer->prev->child == timer) {
        timer->prev->child = timer->next;
    } else {
        timer->prev->next = timer->next;
    }
    if (timer->next) {
        timer->next->prev = timer->prev;
    }
    children = meld_children(timer->child);
    if (children) {
        pairing_root = meld(pairing_root, children);
        pairing_root->next = pairing_root->prev = NULL;
    }
}

static uint32_t pairing_due(void)
{
    return pairing_root->deadline;
}

static void *pairing_take(uint32_t now)
{
    struct pairing_timer *timer = pairing_root;
    (void)now;
    pairing_disarm(timer);
    return timer;
}

/* ---- radix heap (Ahuja, Mehlhorn, Orlin, Tarjan 1990) of rings: bucket = highest bit of deadline XOR base ---- */

struct radix_timer {
    struct radix_timer *next, *prev;
    uint32_t deadline;
};
static struct {
    struct radix_timer *first[33];
    uint64_t filled, unsorted;
    uint32_t base;   /* no later than any deadline */
    uint32_t due;
    bool is_due_known;
} radix;

static unsigned bucket_of(uint32_t deadline)
{
    uint32_t bits = deadline ^ radix.base;
    return bits ? 32u - (unsigned)__builtin_clz(bits) : 0;
}

static void radix_append(struct radix_timer *timer)
{
    unsigned bucket = bucket_of(timer->deadline);
    struct radix_timer *first = radix.first[bucket];
    if (first == NULL) {
        radix.first[bucket] = timer->next = timer->prev = timer;
        radix.filled |= (uint64_t)1 << bucket;
        radix.unsorted &= ~((uint64_t)1 << bucket);
        return;
    }
    if (is_before(timer->deadline, first->prev->deadline)) {
        radix.unsorted |= (uint64_t)1 << bucket;
    }
    timer->next = first;
    timer->prev = first->prev;
    first->prev->next = timer;
    first->prev = timer;
}

static void radix_arm(void *self, uint32_t deadline)
{
    struct radix_timer *timer = self;
    timer->deadline = deadline;
    if (radix.filled == 0) {
        radix.is_due_known = false;
    } else if (radix.is_due_known && is_before(deadline, radix.due)) {
        radix.due = deadline;
    }
    radix_append(timer);
}

static void radix_disarm(void *self)
{
    struct radix_timer *timer = self;
    unsigned bucket = bucket_of(timer->deadline);
    if (radix.is_due_known && timer->deadline == radix.due) {
        radix.is_due_known = false;
    }
    if (timer->next == timer) {
        radix.first[bucket] = NULL;
        radix.filled &= ~((uint64_t)1 << bucket);
        return;
    }
    timer->next->prev = timer->prev;
    timer->prev->next = timer->next;
    if (radix.first[bucket] == timer) {
        radix.first[bucket] = timer->next;
    }
}

static uint32_t radix_due(void)
{
    if (!radix.is_due_known) {
        unsigned bucket = (unsigned)__builtin_ctzll(radix.filled);
        struct radix_timer *first = radix.first[bucket], *at = first;
        radix.due = first->deadline;
        if (radix.unsorted >> bucket & 1) {
            while ((at = at->next) != first) {
                if (is_before(at->deadline, radix.due)) {
                    radix.due = at->deadline;
                }
            }
        }
        radix.is_due_known = true;
    }
    return radix.due;
}

/* Moves the base on to the first bucket in use, so that what lies there gets into lower ones. */
static void *radix_take(uint32_t now)
{
    unsigned bucket;
    struct radix_timer *timer;
    while ((bucket = (unsigned)__builtin_ctzll(radix.filled)) != 0) {
        struct radix_timer *at = radix.first[bucket], *last = at->prev;
        uint32_t bit = (uint32_t)1 << (bucket - 1);
        radix.base = (radix.base ^ bit) & ~(bit - 1);
        radix.first[bucket] = NULL;
        radix.filled &= ~((uint64_t)1 << bucket);
        for (;;) {
            struct radix_timer *next = at->next;
            bool was_last = at == last;
            radix_append(at);
            if (was_last) {
                break;
            }
            at = next;
        }
    }
    (void)now;
    timer = radix.first[0];
    radix_disarm(timer);
    return timer;
}

/* ---- timing wheel (Varghese, Lauck 1987) of 6 levels with 64 rings: level = highest digit in which the deadline
 * differs from the base, so a ring of level 0 holds one deadline ---------------------------------------------- */

struct wheel_timer {
    struct wheel_timer *next, *prev;
    uint32_t deadline;
};
static struct {
    struct wheel_timer *first[6][64];
    uint64_t filled[6], unsorted[6];
    uint32_t base; /* no later than any deadline */
    uint32_t due;
    bool is_due_known;
} wheel;

static unsigned level_of(uint32_t deadline)
{
    return (31u - (unsigned)__builtin_clz((deadline ^ wheel.base) | 1u)) / 6u;
}

static void wheel_append(struct wheel_timer *timer)
{
    unsigned level = level_of(timer->deadline), slot = timer->deadline >> 6 * level & 63;
    struct wheel_timer **ring = &wheel.first[level][slot], *first = *ring;
    if (first == NULL) {
        *ring = timer->next = timer->prev = timer;
        wheel.filled[level] |= (uint64_t)1 << slot;
        wheel.unsorted[level] &= ~((uint64_t)1 << slot);
        return;
    }
    if (is_before(timer->deadline, first->prev->deadline)) {
        wheel.unsorted[level] |= (uint64_t)1 << slot;
    }
    timer->next = first;
    timer->prev = first->prev;
    first->prev->next = timer;
    first->prev = timer;
}

static void wheel_arm(void *self, uint32_t deadline)
{
    struct wheel_timer *timer = self;
    timer->deadline = deadline;
    if (wheel.is_due_known && is_before(deadline, wheel.due)) {
        wheel.due = deadline;
    }
    wheel_append(timer);
}

static void wheel_disarm(void *self)
{
    struct wheel_timer *timer = self;
    if (timer->deadline == wheel.due) {
        wheel.is_due_known = false;
    }
    if (timer->next == timer) {
        unsigned level = level_of(timer->deadline), slot = timer->deadline >> 6 * level & 63;
        wheel.first[level][slot] = NULL;
        wheel.filled[level] &= ~((uint64_t)1 << slot);
        return;
    }
    timer->next->prev = timer->prev;
    timer->prev->next = timer->next;
    if (1) {
        unsigned level = level_of(timer->deadline), slot = timer->deadline >> 6 * level & 63;
        if (wheel.first[level][slot] == timer) {
            wheel.first[level][slot] = timer->next;
        }
    }
}

/* The first ring in use. */
static bool wheel_find(unsigned *level, unsigned *slot)
{
    for (*level = 0; *level < 6; ++*level) {
        if (wheel.filled[*level]) {
            unsigned turn = wheel.base >> 6 * *level & 63;
            uint64_t bits = wheel.filled[*level];
            bits = turn ? bits >> turn | bits << (64 - turn) : bits;
            *slot = (turn + (unsigned)__builtin_ctzll(bits)) & 63;
            return true;
        }
    }
    return false;
}

static uint32_t wheel_due(void)
{
    if (!wheel.is_due_known) {
        unsigned level, slot;
        struct wheel_timer *first, *at;
        wheel_find(&level, &slot);
        at = first = wheel.first[level][slot];
        wheel.due = first->deadline;
        if (wheel.unsorted[level] >> slot & 1) {
            while ((at = at->next) != first) {
                if (is_before(at->deadline, wheel.due)) {
                    wheel.due = at->deadline;
                }
            }
        }
        wheel.is_due_known = true;
    }
    return wheel.due;
}

static void *wheel_take(uint32_t now)
{
    unsigned level, slot;
    struct wheel_timer *timer;
    (void)now;
    while (wheel_find(&level, &slot) && level > 0) {
        struct wheel_timer *at = wheel.first[level][slot], *last = at->prev;
        wheel.base = (at->deadline >> 6 * level) << 6 * level;
        wheel.first[level][slot] = NULL;
        wheel.filled[level] &= ~((uint64_t)1 << slot);
        for (;;) {
            struct wheel_timer *next = at->next;
            bool was_last = at == last;
            wheel_append(at);
            if (was_last) {
                break;
            }
            at = next;
        }
    }
    timer = wheel.first[0][slot];
    wheel.base = timer->deadline;
    wheel_disarm(timer);
    return timer;
}

/* ---- 4-ary heap in an array; not intrusive, the reference ------------------------------------------ */

struct heap_timer {
    uint32_t place;
};
static struct heap_entry {
    uint64_t key; /* deadline, sequence */
    struct heap_timer *timer;
} *heap;
static uint32_t heap_count, heap_sequence;

static bool heap_before(const struct heap_entry *a, const struct heap_entry *b)
{
    return (int64_t)(a->key - b->key) < 0;
}

static void heap_put(uint32_t place, struct heap_entry entry)
{
    heap[place] = entry;
    entry.timer->place = place;
}

static void heap_up(uint32_t place, struct heap_entry entry)
{
    while (place > 0 && heap_before(&entry, &heap[(place - 1) / 4])) {
        heap_put(place, heap[(place - 1) / 4]);
        place = (place - 1) / 4;
    }
    heap_put(place, entry);
}

static void heap_down(uint32_t place, struct heap_entry entry)
{
    for (;;) {
        uint32_t first = place * 4 + 1, best = first, i;
        if (first >= heap_count) {
            break;
        }
        for (i = first + 1; i < first + 4 && i < heap_count; i++) {
            if (heap_before(&heap[i], &heap[best])) {
                best = i;
            }
        }
        if (!heap_before(&heap[best], &entry)) {
            break;
        }
        heap_put(place, heap[best]);
        place = best;
    }
    heap_put(place, entry);
}

static void heap_arm(void *self, uint32_t deadline)
{
    struct heap_entry entry;
    entry.key = (uint64_t)deadline << 32 | heap_sequence++;
    entry.timer = self;
    heap_up(heap_count++, entry);
}

static void heap_disarm(void *self)
{
    uint32_t place = ((struct heap_timer *)self)->place;
    struct heap_entry last = heap[--heap_count];
    if (place != heap_count) {
        if (place > 0 && heap_before(&last, &heap[(place - 1) / 4])) {
            heap_up(place, last);
        } else {
            heap_down(place, last);
        }
    }
}

static uint32_t heap_due(void)
{
    return (uint32_t)(heap[0].key >> 32);
}

static void *heap_take(uint32_t now)
{
    struct heap_timer *timer = heap[0].timer;
    (void)now;
    heap_disarm(timer);
    return timer;
}

#endif
