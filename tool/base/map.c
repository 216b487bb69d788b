/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Open addressing with FNV-1a; a removed key keeps its slot with a NULL value. */
#include "base/map.h"

#include <stdint.h>

struct map_slot {
    struct str key;
    void *value;
};

static uint64_t
hash(struct str key)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < key.len; i++) {
        h = (h ^ (unsigned char)key.ptr[i]) * 1099511628211u;
    }
    return h;
}

/* The slot of the key, or the free one where it belongs. */
static struct map_slot *
find_slot(struct map_slot *slots, size_t cap, struct str key)
{
    size_t i = (size_t)hash(key) & (cap - 1);
    while (slots[i].key.ptr && !str_eq(slots[i].key, key)) {
        i = (i + 1) & (cap - 1);
    }
    return &slots[i];
}

static void
grow(struct map *map)
{
    size_t cap = map->cap ? map->cap * 2 : 16;
    struct map_slot *slots = ARENA_ARRAY(map->arena, struct map_slot, cap);
    for (size_t i = 0; i < map->cap; i++) {
        if (map->slots[i].key.ptr) {
            *find_slot(slots, cap, map->slots[i].key) = map->slots[i];
        }
    }
    map->slots = slots;
    map->cap = cap;
}

void *
map_find(const struct map *map, struct str key)
{
    return map->cap ? find_slot(map->slots, map->cap, key)->value : NULL;
}

void
map_set(struct map *map, struct str key, void *value)
{
    if (map->len * 2 >= map->cap) {
        grow(map);
    }
    struct map_slot *slot = find_slot(map->slots, map->cap, key);
    if (!slot->key.ptr) {
        slot->key = key;
        map->len++;
    }
    slot->value = value;
}
