/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Timers in a hierarchical wheel (Varghese and Lauck 1987) whose levels are the digits of the deadline.
 *
 * A timer lies at the level of the highest digit in which its deadline differs from the base, in the ring of that
 * digit: so a ring of level 0 holds one deadline, and equal deadlines always share a ring, in the order in which
 * they were armed.  The base follows the clock; where it enters a ring, the ring's timers go to lower levels, at
 * most three times each.  Arming and taking back cost O(1); the next deadline is the first of the first ring if that is
 * sorted, as it is with equal sleeps, else found by a look at each timer in it, remembered until it is taken back. */
#include <async/timer.h>

#include "internal.h"

#if ASYNC_CONFIG_TIMER_WHEEL

enum {
    SLOTS = ASYNC__WHEEL_SLOTS, /* of a level                                                */
    WORDS = SLOTS / 64          /* of 64 bits, one for each ring of a level                  */
};

static bool is_before(uint32_t a, uint32_t b)
{
    return (int32_t)(a - b) < 0;
}

#if defined(__GNUC__) && !defined(__TINYC__)
static unsigned find_highest_bit(uint32_t bits)
{
    return (unsigned)(sizeof(unsigned long) * CHAR_BIT) - 1u - (unsigned)__builtin_clzl((unsigned long)bits);
}

static unsigned find_lowest_bit(uint64_t bits)
{
    return (unsigned)__builtin_ctzll(bits);
}
#else
static unsigned find_highest_bit(uint32_t bits)
{
    unsigned bit = 0;
    while (bits >>= 1) {
        bit++;
    }
    return bit;
}

static unsigned find_lowest_bit(uint64_t bits)
{
    unsigned bit = 0;
    for (; !(bits & 1); bits >>= 1) {
        bit++;
    }
    return bit;
}
#endif

static unsigned digit_of(uint32_t time, unsigned level)
{
    return time >> (ASYNC__WHEEL_DIGIT * level) & (SLOTS - 1u);
}

static async_timer *timer_of(async_timer_link *link)
{
    return (async_timer *)link; /* its first member */
}

/* Puts a timer at the end of its ring.  A ring that is not in use has no links. */
static inline void append(async_timer *timer)
{
    async__timers *timers = &async__loop.timers;
    unsigned level = find_highest_bit((timer->deadline ^ timers->base) | 1u) / ASYNC__WHEEL_DIGIT;
    size_t place = level * SLOTS + digit_of(timer->deadline, level);
    uint64_t bit = (uint64_t)1 << place % 64;
    async_timer_link *ring = &timers->rings[place];
    async_timer_link *last;
    if (!(timers->filled[place / 64] & bit)) {
        timers->filled[place / 64] |= bit;
        timers->unsorted[place / 64] &= ~bit;
        last = ring;
    } else {
        last = ring->prev;
        if (is_before(timer->deadline, timer_of(last)->deadline)) {
            timers->unsorted[place / 64] |= bit;
        }
    }
    timer->link.next = ring;
    timer->link.prev = last;
    last->next = &timer->link;
    ring->prev = &timer->link;
}

void async__timer_arm(async_timer *timer, async_task *task, uint32_t now, uint32_t deadline)
{
    async__timers *timers = &async__loop.timers;
#if !ASYNC_CONFIG_CORE
    if (async__loop.unarmed) {
        async__timers_settle(now); /* that one first */
    }
#endif
    if (timers->count++ == 0) {
        timers->base = now;
        timers->next = now + INT32_MAX; /* further away than any */
        timers->is_next_known = false;
    }
    if (is_before(deadline, timers->base)) {
        deadline = timers->base;
    }
    timer->task = task;
    timer->deadline = deadline;
    if (is_before(deadline, timers->next)) {
        timers->next = deadline;
        timers->is_next_known = true;
    }
    append(timer);
    ASYNC__SHARED_WRITE(async__loop.attention, 1);
}

static void mark_empty(size_t place)
{
    async__loop.timers.filled[place / 64] &= ~((uint64_t)1 << place % 64);
}

void async__timer_disarm(async_timer *timer)
{
    async__timers *timers = &async__loop.timers;
    async_timer_link *next = timer->link.next;
    async_timer_link *prev = timer->link.prev;
    if (next == NULL) {
        return;
    }
    timer->link.next = NULL;
    next->prev = prev;
    prev->next = next;
    timers->count--;
    if (timer->deadline == timers->next) {
        timers->is_next_known = false;
    }
    if (next == prev) { /* the ring itself is left */
        mark_empty((size_t)(next - timers->rings));
    }
}

ASYNC_ASSERT(WORDS == 4, async__wheel_words);

static bool has_any(unsigned level)
{
    const uint64_t *filled = &async__loop.timers.filled[level * WORDS];
    return (filled[0] | filled[1] | filled[2] | filled[3]) != 0;
}

/* The first ring in use.  Digits below the base's are behind the wrap of the clock.  Requires: there is one. */
static unsigned find_first(void)
{
    const async__timers *timers = &async__loop.timers;
    unsigned level = 0;
    unsigned turn, word;
    uint64_t bits;
    while (!has_any(level)) {
        level++;
    }
    turn = digit_of(timers->base, level);
    word = turn / 64;
    bits = timers->filled[level * WORDS + word] & ~(uint64_t)0 << turn % 64;
    while (bits == 0) {
        word = (word + 1) % WORDS;
        bits = timers->filled[level * WORDS + word];
    }
    return level * SLOTS + word * 64 + find_lowest_bit(bits);
}

/* Moves the timers of a ring to lower levels, now that the base is where the ring begins. */
static void cascade(unsigned place)
{
    async_timer_link *ring = &async__loop.timers.rings[place];
    async_timer_link *link = ring->next;
    mark_empty(place);
    while (link != ring) {
        async_timer_link *next = link->next;
        append(timer_of(link));
        link = next;
    }
}

static void fire(unsigned place)
{
    const async_timer_link *ring = &async__loop.timers.rings[place];
    do {
        async_timer *timer = timer_of(ring->next);
        async__timer_disarm(timer);
        async__timer_fire(timer);
    } while (ring->next != ring);
}

void async__timers_expire(uint32_t now)
{
    async__timers *timers = &async__loop.timers;
    if (is_before(now, timers->next)) {
        return; /* the base stays behind: it must not enter a ring without the ring's going to lower levels */
    }
    while (timers->count > 0) {
        unsigned place = find_first();
        unsigned shift = place / SLOTS * ASYNC__WHEEL_DIGIT;
        uint32_t begin = timer_of(timers->rings[place].next)->deadline >> shift << shift;
        if (is_before(now, begin)) {
            timers->next = begin; /* if it was known, it has been taken out */
            break;
        }
        timers->base = begin;
        if (shift > 0) {
            cascade(place);
        } else {
            fire(place);
        }
    }
    timers->base = now; /* nothing lies between, so every timer keeps its place */
}

const uint32_t *async__timers_next(void)
{
    async__timers *timers = &async__loop.timers;
    if (timers->count == 0) {
        return NULL;
    }
    if (!timers->is_next_known) {
        unsigned place = find_first();
        async_timer_link *ring = &timers->rings[place];
        async_timer_link *link = ring->next;
        timers->next = timer_of(link)->deadline;
        timers->is_next_known = true;
        if (timers->unsorted[place / 64] >> place % 64 & 1) {
            while ((link = link->next) != ring) {
                uint32_t deadline = timer_of(link)->deadline;
                timers->next = is_before(deadline, timers->next) ? deadline : timers->next;
            }
        }
    }
    return &timers->next;
}

async_timer *async__timers_any(void)
{
    return async__loop.timers.count > 0 ? timer_of(async__loop.timers.rings[find_first()].next) : NULL;
}

#endif
