/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which structure should hold the timers?  Each candidate keeps N timers armed and is asked, again and again, to
 *   hold:    take the earliest out and arm it again (the sleeping task)
 *   timeout: take a random one back and arm it again later than all others (the timeout that does not fire)
 * and says exactly when the next one is due after every step.  Prints nanoseconds per step.
 *
 *   cc -O2 -o timers bench/timers.c && ./timers            (-DSTEPS=n, default 2000000) */
#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifndef STEPS
#define STEPS 2000000
#endif

#include "timers_candidates.h"

/* ---- measuring ------------------------------------------------------------------------------------ */

static const struct candidate {
    const char *name;
    size_t size;
    void (*arm)(void *timer, uint32_t deadline);
    void (*disarm)(void *timer);
    uint32_t (*due)(void);
    void *(*take)(uint32_t now);
} candidates[] = {
    { "sorted list", sizeof(struct list_timer), list_arm, list_disarm, list_due, list_take },
    { "pairing heap", sizeof(struct pairing_timer), pairing_arm, pairing_disarm, pairing_due, pairing_take },
    { "radix heap", sizeof(struct radix_timer), radix_arm, radix_disarm, radix_due, radix_take },
    { "wheel", sizeof(struct wheel_timer), wheel_arm, wheel_disarm, wheel_due, wheel_take },
    { "4-ary heap", sizeof(struct heap_timer) + sizeof(struct heap_entry), heap_arm, heap_disarm, heap_due, heap_take },
};

enum spread { EQUAL, RANDOM };

static uint32_t random_state = 1;

static uint32_t next_random(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return random_state;
}

static uint32_t delay(enum spread spread)
{
    return spread == EQUAL ? 30000u : 1u + next_random() % 60000u;
}

static double now_ns(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static double measure(const struct candidate *c, unsigned count, enum spread spread, bool is_timeout, unsigned steps)
{
    enum { STRIDE = 64 }; /* a sleeping task */
    char *storage = malloc((size_t)count * STRIDE);
    uint32_t now = 0, sum = 0, i;
    double begin;
    heap = malloc(((size_t)count + 1) * sizeof *heap);
    heap_count = 0;
    memset(&radix, 0, sizeof radix);
    memset(&wheel, 0, sizeof wheel);
    random_state = 1;
    for (i = 0; i < count; i++) {
        uint32_t when = is_timeout ? 60000u + (uint32_t)((uint64_t)i * 100u / count) /* armed one after the other */
                        : spread == EQUAL ? (uint32_t)((uint64_t)i * 30000u / count)
                                          : delay(RANDOM);
        c->arm(storage + (size_t)i * STRIDE, when);
    }
    begin = now_ns();
    for (i = 0; i < steps; i++) {
        void *timer;
        if (is_timeout) {
            timer = storage + (size_t)(next_random() % count) * STRIDE;
            c->disarm(timer);
            c->arm(timer, now + 60100u + i / 1000u);
        } else {
            now = c->due();
            timer = c->take(now);
            c->arm(timer, now + delay(spread));
        }
        sum += c->due();
    }
    begin = now_ns() - begin;
    while (count > 0) {
        c->take(c->due());
        count--;
    }
    free(storage);
    free(heap);
    return sum == 1 ? 0 : begin / steps;
}

int main(int argc, char **argv)
{
    static const unsigned counts[] = { 1, 100, 1000000 };
    unsigned i, k;
    printf("%-14s %5s %9s %14s %14s %14s\n", "ns per step", "bytes", "timers", "hold equal", "hold random", "timeout");
    for (i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        for (k = 0; k < 3; k++) {
            const struct candidate *c = &candidates[i];
            if (argc > 1 && strcmp(argv[1], c->name) != 0) {
                continue;
            }
            if (i == 0 && counts[k] > 10000) {
                continue; /* hours */
            }
            printf("%-14s %5u %9u", c->name, (unsigned)c->size, counts[k]);
            printf(" %14.1f", measure(c, counts[k], EQUAL, false, STEPS));
            printf(" %14.1f", measure(c, counts[k], RANDOM, false, STEPS));
            printf(" %14.1f\n", measure(c, counts[k], RANDOM, true, STEPS));
            fflush(stdout);
        }
    }
    return 0;
}
