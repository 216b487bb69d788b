/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Open addressing; a removed key keeps its slot with a NULL value. */
#include "base/map.h"

#include <stdint.h>

struct map_slot {
    struct str key;
    void *value;
};

/* Fewer than eight bytes: of four and more both halves, which may overlap. */
static uint64_t
load(const char *at, size_t len)
{
    uint32_t first = 0;
    uint32_t last = 0;
    if (len >= sizeof first) {
        memcpy(&first, at, sizeof first);
        memcpy(&last, at + len - sizeof last, sizeof last);
    } else if (len > 0) {
        first = (unsigned char)at[0];
        last = (uint32_t)(unsigned char)at[len / 2] << 8 | (unsigned char)at[len - 1];
    }
    return (uint64_t)first << 32 | last;
}

/* Eight bytes at a time; what is left over lies at the end. */
static size_t
hash(struct str key)
{
    const uint64_t factor = 0x9e3779b97f4a7c15u;
    uint64_t h = key.len;
    for (; key.len >= sizeof h; key.ptr += sizeof h, key.len -= sizeof h) {
        uint64_t word;
        memcpy(&word, key.ptr, sizeof word);
        h = (h ^ word) * factor;
        h ^= h >> 29;
    }
    h = (h ^ load(key.ptr, key.len)) * factor;
    return (size_t)(h ^ h >> 32);
}

/* The slot of the key, or the free one where it belongs. */
static struct map_slot *
find_slot(struct map_slot *slots, size_t cap, struct str key)
{
    size_t i = hash(key) & (cap - 1);
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
