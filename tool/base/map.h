/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* From text to pointer.  Iteration order is never observed, so it cannot reach the output. */
#ifndef ASYNCC_BASE_MAP_H
#define ASYNCC_BASE_MAP_H

#include "base/arena.h"
#include "base/str.h"

struct map_slot;

/* Zero-initialised but for `arena`. Keys are kept by reference. */
struct map {
    struct arena *arena;
    struct map_slot *slots;
    size_t len;
    size_t cap;
};

/* The value, or NULL. */
void *map_find(const struct map *map, struct str key);

/* Adds or replaces; a NULL value removes. */
void map_set(struct map *map, struct str key, void *value);

#endif
