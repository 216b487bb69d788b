/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which slots share bytes: those of different items of a choice. Of one that has offsets only those whose bytes are the same. */
#include "analysis/layout.h"
#include "analysis/pack.h"

/* Where each slot lies, by slot.index, from the begin of the frame. */
static void
find_offsets(const struct layout *layout, long long offset, long long *offsets)
{
    offset = round_up(offset, layout->align);
    if (layout->kind == LAYOUT_SLOT) {
        offsets[layout->slot->index] = offset;
        return;
    }
    for (size_t i = 0; i < layout->item_count; i++) {
        find_offsets(layout->items[i], offset, offsets);
        if (layout->kind == LAYOUT_SERIES) {
            offset = round_up(offset, layout->items[i]->align) + layout->items[i]->size;
        }
    }
}

struct overlap_search {
    const struct function *fn;
    const long long *offsets;
    struct bitset *rows; /* by slot.index */
};

static void
add_overlap(const struct overlap_search *search, size_t a, size_t b)
{
    const struct slot *const *slots = (const struct slot *const *)search->fn->slots.items;
    bool is_apart = search->offsets[a] + slots[a]->size <= search->offsets[b] ||
                    search->offsets[b] + slots[b]->size <= search->offsets[a];
    if (!is_apart) {
        bitset_add(search->rows[a], b);
    }
}

/* Slots of one alternative share bytes with all of the others, or with those at the same offsets. */
static void
overlap_parts(const struct overlap_search *search, const struct bitset *parts, size_t count, struct bitset whole, bool by_offset)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t w = 0; w < parts[i].word_count; w++) {
            for (uint64_t bits = parts[i].words[w]; bits; bits &= bits - 1) {
                size_t slot = w * 64 + (size_t)__builtin_ctzll(bits);
                struct bitset row = search->rows[slot];
                for (size_t k = 0; k < row.word_count; k++) {
                    uint64_t others = whole.words[k] & ~parts[i].words[k];
                    row.words[k] |= by_offset ? 0 : others;
                    for (; by_offset && others; others &= others - 1) {
                        add_overlap(search, slot, k * 64 + (size_t)__builtin_ctzll(others));
                    }
                }
            }
        }
    }
}

/* Adds the slots of a layout to `inside`. */
static void
find_overlaps(const struct overlap_search *search, const struct layout *layout, struct bitset inside)
{
    const struct function *fn = search->fn;
    if (layout->kind == LAYOUT_SLOT) {
        bitset_add(inside, layout->slot->index);
        return;
    }
    if (layout->kind == LAYOUT_SERIES) {
        for (size_t i = 0; i < layout->item_count; i++) {
            find_overlaps(search, layout->items[i], inside);
        }
        return;
    }
    struct bitset *parts = ARENA_ARRAY(fn->arena, struct bitset, layout->item_count);
    struct bitset whole = bitset_new(fn->arena, fn->slots.len);
    for (size_t i = 0; i < layout->item_count; i++) {
        parts[i] = bitset_new(fn->arena, fn->slots.len);
        find_overlaps(search, layout->items[i], parts[i]);
        bitset_unite(whole, parts[i]);
    }
    overlap_parts(search, parts, layout->item_count, whole, layout->has_offsets);
    bitset_unite(inside, whole);
}

static long long *
find_all_offsets(const struct function *fn)
{
    long long *offsets = ARENA_ARRAY(fn->arena, long long, fn->slots.len + 1);
    long long offset = layout_begin(fn);
    for (size_t i = 0; i < fn->layout->item_count; i++) {
        find_offsets(fn->layout->items[i], offset, offsets);
        offset = round_up(offset, fn->layout->items[i]->align) + fn->layout->items[i]->size;
    }
    return offsets;
}

long long
layout_find_offset(const struct function *fn, const struct slot *slot)
{
    return find_all_offsets(fn)[slot->index];
}

struct bitset *
layout_find_overlaps(const struct function *fn)
{
    struct bitset *rows = ARENA_ARRAY(fn->arena, struct bitset, fn->slots.len + 1);
    for (size_t i = 0; i < fn->slots.len; i++) {
        rows[i] = bitset_new(fn->arena, fn->slots.len);
    }
    struct overlap_search search = {fn, find_all_offsets(fn), rows};
    find_overlaps(&search, fn->layout, bitset_new(fn->arena, fn->slots.len));
    return rows;
}
