/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Timers in a hierarchical wheel (Varghese and Lauck 1987) whose levels are the digits of the deadline.
 *
 * A timer lies at the level of the highest digit in which its deadline differs from the base, in the ring of that
 * digit: so a ring of level 0 holds one deadline, and equal deadlines always share a ring, in the order in which
 * they were armed.  The base follows the clock; where it enters a ring, the ring's timers go to lower levels, at
 * most six times each.  Arming and taking back cost O(1); the next deadline is the first of the first ring if that is
 * sorted, as it is with equal sleeps, else found by a look at each timer in it, remembered until it is taken back. */
#include <async/timer.h>

#include "internal.h"

#if ASYNC_CONFIG_TIMER_WHEEL

struct place {
    unsigned level, slot;
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
    return time >> (ASYNC__WHEEL_DIGIT * level) & (ASYNC__WHEEL_SLOTS - 1u);
}

static struct place place_of(uint32_t deadline)
{
    struct place place;
    place.level = find_highest_bit((deadline ^ async__loop.timers.base) | 1u) / ASYNC__WHEEL_DIGIT;
    place.slot = digit_of(deadline, place.level);
    return place;
}

static void append(async_timer *timer)
{
    async__timers *timers = &async__loop.timers;
    struct place at = place_of(timer->deadline);
    async_timer *first = timers->first[at.level][at.slot];
    uint64_t bit = (uint64_t)1 << at.slot;
    if (first == NULL) {
        timers->first[at.level][at.slot] = timer->next = timer->prev = timer;
        timers->filled[at.level] |= bit;
        timers->unsorted[at.level] &= ~bit;
        return;
    }
    if (is_before(timer->deadline, first->prev->deadline)) {
        timers->unsorted[at.level] |= bit;
    }
    timer->next = first;
    timer->prev = first->prev;
    first->prev->next = timer;
    first->prev = timer;
}

void async__timer_arm(async_timer *timer, async_task *task, uint32_t now, uint32_t deadline)
{
    async__timers *timers = &async__loop.timers;
    if (timers->count++ == 0) {
        timers->base = now;
        timers->is_next_known = false;
    }
    timer->task = task;
    timer->deadline = is_before(deadline, timers->base) ? timers->base : deadline;
    if (timers->is_next_known && is_before(timer->deadline, timers->next)) {
        timers->next = timer->deadline;
    }
    append(timer);
    ASYNC__SHARED_WRITE(async__loop.attention, 1);
}

void async__timer_disarm(async_timer *timer)
{
    async__timers *timers = &async__loop.timers;
    struct place at;
    if (timer->next == NULL) {
        return;
    }
    at = place_of(timer->deadline);
    timers->count--;
    if (timer->deadline == timers->next) {
        timers->is_next_known = false;
    }
    if (timer->next == timer) {
        timers->first[at.level][at.slot] = NULL;
        timers->filled[at.level] &= ~((uint64_t)1 << at.slot);
    } else {
        timer->next->prev = timer->prev;
        timer->prev->next = timer->next;
        if (timers->first[at.level][at.slot] == timer) {
            timers->first[at.level][at.slot] = timer->next;
        }
    }
    timer->next = NULL;
}

/* The first ring in use.  Digits below the base's are behind the wrap of the clock.  Requires: there is one. */
static struct place find_first(void)
{
    const async__timers *timers = &async__loop.timers;
    struct place at = { 0, 0 };
    unsigned turn;
    uint64_t bits;
    while (timers->filled[at.level] == 0) {
        at.level++;
    }
    turn = digit_of(timers->base, at.level);
    bits = timers->filled[at.level];
    bits = turn ? bits >> turn | bits << (ASYNC__WHEEL_SLOTS - turn) : bits;
    at.slot = (turn + find_lowest_bit(bits)) % ASYNC__WHEEL_SLOTS;
    return at;
}

/* Moves the timers of a ring to lower levels, now that the base is where the ring begins. */
static void cascade(struct place at)
{
    async__timers *timers = &async__loop.timers;
    async_timer *timer = timers->first[at.level][at.slot];
    async_timer *last = timer->prev;
    timers->first[at.level][at.slot] = NULL;
    timers->filled[at.level] &= ~((uint64_t)1 << at.slot);
    last->next = NULL;
    while (timer) {
        async_timer *next = timer->next;
        append(timer);
        timer = next;
    }
}

static void fire_first(struct place at)
{
    async_timer *timer = async__loop.timers.first[at.level][at.slot];
    async__timer_disarm(timer);
    async__timer_fire(timer);
}

void async__timers_expire(uint32_t now)
{
    async__timers *timers = &async__loop.timers;
    while (timers->count > 0) {
        struct place at = find_first();
        unsigned shift = ASYNC__WHEEL_DIGIT * at.level;
        uint32_t begin = timers->first[at.level][at.slot]->deadline >> shift << shift;
        if (is_before(now, begin)) {
            break;
        }
        timers->base = begin;
        if (at.level > 0) {
            cascade(at);
        } else {
            fire_first(at);
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
        struct place at = find_first();
        async_timer *first = timers->first[at.level][at.slot];
        async_timer *timer = first;
        timers->next = first->deadline;
        timers->is_next_known = true;
        if (timers->unsorted[at.level] >> at.slot & 1) {
            while ((timer = timer->next) != first) {
                timers->next = is_before(timer->deadline, timers->next) ? timer->deadline : timers->next;
            }
        }
    }
    return &timers->next;
}

async_timer *async__timers_any(void)
{
    struct place at;
    if (async__loop.timers.count == 0) {
        return NULL;
    }
    at = find_first();
    return async__loop.timers.first[at.level][at.slot];
}

#endif
