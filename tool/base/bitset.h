/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Sets of small integers, for data-flow. All sets of one analysis have the same size. */
#ifndef ASYNCC_BASE_BITSET_H
#define ASYNCC_BASE_BITSET_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct bitset {
    uint64_t *words;
    size_t word_count;
};

static inline struct bitset
bitset_new(struct arena *arena, size_t bits)
{
    size_t count = (bits + 63) / 64;
    return (struct bitset){ARENA_ARRAY(arena, uint64_t, count ? count : 1), count};
}

static inline void
bitset_add(struct bitset set, size_t bit)
{
    set.words[bit / 64] |= (uint64_t)1 << (bit % 64);
}

static inline void
bitset_remove(struct bitset set, size_t bit)
{
    set.words[bit / 64] &= ~((uint64_t)1 << (bit % 64));
}

static inline bool
bitset_has(struct bitset set, size_t bit)
{
    return (set.words[bit / 64] >> (bit % 64)) & 1;
}

static inline void
bitset_copy(struct bitset to, struct bitset from)
{
    for (size_t i = 0; i < from.word_count; i++) {
        to.words[i] = from.words[i];
    }
}

static inline void
bitset_fill(struct bitset set)
{
    for (size_t i = 0; i < set.word_count; i++) {
        set.words[i] = UINT64_MAX;
    }
}

static inline void
bitset_clear(struct bitset set)
{
    for (size_t i = 0; i < set.word_count; i++) {
        set.words[i] = 0;
    }
}

static inline bool
bitset_is_same(struct bitset a, struct bitset b)
{
    uint64_t difference = 0;
    for (size_t i = 0; i < a.word_count; i++) {
        difference |= a.words[i] ^ b.words[i];
    }
    return difference == 0;
}

/* Adds all of `from`; true if `to` changed. */
static inline bool
bitset_unite(struct bitset to, struct bitset from)
{
    uint64_t changed = 0;
    for (size_t i = 0; i < from.word_count; i++) {
        changed |= from.words[i] & ~to.words[i];
        to.words[i] |= from.words[i];
    }
    return changed != 0;
}

static inline void
bitset_subtract(struct bitset to, struct bitset from)
{
    for (size_t i = 0; i < from.word_count; i++) {
        to.words[i] &= ~from.words[i];
    }
}

static inline void
bitset_intersect(struct bitset to, struct bitset from)
{
    for (size_t i = 0; i < from.word_count; i++) {
        to.words[i] &= from.words[i];
    }
}

/* Whether the two have an element in common. */
static inline bool
bitset_meets(struct bitset a, struct bitset b)
{
    for (size_t i = 0; i < a.word_count && i < b.word_count; i++) {
        if (a.words[i] & b.words[i]) {
            return true;
        }
    }
    return false;
}

static inline bool
bitset_is_empty(struct bitset set)
{
    for (size_t i = 0; i < set.word_count; i++) {
        if (set.words[i]) {
            return false;
        }
    }
    return true;
}

#endif
