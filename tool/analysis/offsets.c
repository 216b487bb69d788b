/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Where things overlap like the tiles of a roof, each with its neighbours, structs and unions alone waste bytes: whatever is
 * nested, two that share no moment stand side by side.  Offsets do not:
 *
 *     a with b, b with c, c with d      ->      union { struct { A a; B b; } s1; struct { C c; D d; } s2; } u;
 *
 * Up to EXACT_MAX things are placed in every order in which offsets do not fall, each as low as it can be: one of these
 * orders gives the smallest size there is.  More are placed in some good orders.  The things are then dealt to as few
 * structs as possible, with rooms between them where the next does not follow by itself.
 *
 * The union is aligned as its strictest member.  What fits between the header and there lies in a union of its own.
 *
 * That b lies behind c depends on their sizes, so the output asserts it. */
#include "analysis/offsets.h"

#include "analysis/layout.h"
#include "analysis/pack.h"

enum { EXACT_MAX = 12, EXACT_STEPS = 20000, UNITS_MAX = 160 };

struct unit {
    struct slot *slot;
    long long offset;
    long long best;    /* its offset in the best solution     */
    long long weight;  /* what it shares a moment with, in bytes */
    bool is_placed;
};

struct search {
    const struct conflicts *conflicts;
    struct unit *units;
    size_t count;
    size_t *placed;    /* indices, by offset */
    size_t placed_count;
    size_t fixed;      /* units that are placed first: the result */
    long long begin;   /* of all, in the frame                    */
    long long base;    /* where the strictest alignment begins: nothing lies on both sides of it */
    long long limit;   /* a solution is better if it needs less   */
    long long least;   /* no solution needs less                  */
    size_t steps;
};

static bool
in_conflict(const struct search *search, size_t a, size_t b)
{
    return bitset_has(search->conflicts->rows[search->units[a].slot->index], search->units[b].slot->index);
}

static long long
end_of(const struct unit *unit)
{
    return unit->offset + unit->slot->size;
}

/* The first offset from there on that suits the slot. */
static long long
align_offset(const struct search *search, const struct slot *slot, long long offset)
{
    offset = round_up(offset, slot->align);
    return offset < search->base && offset + slot->size > search->base ? search->base : offset;
}

/* The lowest offset at which it is on no bytes of what is placed and needed at the same time. */
static long long
find_offset(const struct search *search, size_t index)
{
    const struct slot *slot = search->units[index].slot;
    long long offset = align_offset(search, slot, search->begin);
    for (size_t i = 0; i < search->placed_count; i++) {
        const struct unit *other = &search->units[search->placed[i]];
        if (!in_conflict(search, index, search->placed[i])) {
            continue;
        }
        if (offset + slot->size <= other->offset) {
            break;
        }
        long long behind = align_offset(search, slot, end_of(other));
        offset = behind > offset ? behind : offset;
    }
    return offset;
}

static void
place(struct search *search, size_t index, long long offset)
{
    size_t i = search->placed_count++;
    search->units[index].offset = offset;
    search->units[index].is_placed = true;
    for (; i > 0 && search->units[search->placed[i - 1]].offset > offset; i--) {
        search->placed[i] = search->placed[i - 1];
    }
    search->placed[i] = index;
}

static void
take_back(struct search *search, size_t index)
{
    size_t i = 0;
    while (search->placed[i] != index) {
        i++;
    }
    search->units[index].is_placed = false;
    search->placed_count--;
    for (; i < search->placed_count; i++) {
        search->placed[i] = search->placed[i + 1];
    }
}

static void
keep_solution(struct search *search)
{
    long long size = 0;
    for (size_t i = 0; i < search->count; i++) {
        search->units[i].best = search->units[i].offset;
        size = end_of(&search->units[i]) > size ? end_of(&search->units[i]) : size;
    }
    search->limit = size;
}

/* Places the rest, from `last` on; false: no more is to be found. */
static bool
place_rest(struct search *search, long long last)
{
    if (search->placed_count == search->count) {
        keep_solution(search);
        return search->limit > search->least;
    }
    if (++search->steps > EXACT_STEPS) {
        return false;
    }
    long long offsets[EXACT_MAX + 1];
    for (size_t i = 0; i < search->count; i++) {
        if (!search->units[i].is_placed) {
            offsets[i] = find_offset(search, i);
            long long lowest = offsets[i] > last ? offsets[i] : last;
            if (lowest + search->units[i].slot->size >= search->limit) {
                return true;
            }
        }
    }
    for (size_t i = 0; i < search->count; i++) {
        if (search->units[i].is_placed || offsets[i] < last) {
            continue;
        }
        place(search, i, offsets[i]);
        bool goes_on = place_rest(search, offsets[i]);
        take_back(search, i);
        if (!goes_on) {
            return false;
        }
    }
    return true;
}

enum sequence { BY_WEIGHT, BY_SIZE, BY_ALIGN, BY_TIME, BY_TIME_BACK, SEQUENCES };

/* Whether a comes before b. */
static bool
precedes(const struct unit *a, const struct unit *b, enum sequence sequence)
{
    switch (sequence) {
    case BY_WEIGHT: return a->weight > b->weight;
    case BY_SIZE: return a->slot->size > b->slot->size;
    case BY_ALIGN: return a->slot->align != b->slot->align ? a->slot->align > b->slot->align : a->slot->size > b->slot->size;
    case BY_TIME:
    case SEQUENCES: return a->slot->index < b->slot->index;
    case BY_TIME_BACK: return a->slot->index > b->slot->index;
    }
    return false;
}

static void
sort_units(struct search *search, enum sequence sequence)
{
    for (size_t i = search->fixed + 1; i < search->count; i++) {
        struct unit moved = search->units[i];
        size_t j = i;
        for (; j > search->fixed && precedes(&moved, &search->units[j - 1], sequence); j--) {
            search->units[j] = search->units[j - 1];
        }
        search->units[j] = moved;
    }
}

static void
begin_search(struct search *search)
{
    search->placed_count = 0;
    for (size_t i = 0; i < search->count; i++) {
        search->units[i].is_placed = false;
    }
    for (size_t i = 0; i < search->fixed; i++) {
        place(search, i, align_offset(search, search->units[i].slot, search->begin));
    }
}

static void
try_sequence(struct search *search, enum sequence sequence)
{
    long long size = 0;
    sort_units(search, sequence);
    begin_search(search);
    for (size_t i = 0; i < search->count && size < search->limit; i++) {
        if (!search->units[i].is_placed) {
            place(search, i, find_offset(search, i));
        }
        size = end_of(&search->units[i]) > size ? end_of(&search->units[i]) : size;
    }
    if (search->placed_count == search->count && size < search->limit) {
        keep_solution(search);
    }
}

static bool
solve(struct search *search)
{
    long long limit = search->limit;
    for (unsigned i = 0; i < SEQUENCES && search->limit > search->least; i++) {
        try_sequence(search, (enum sequence)i);
    }
    if (search->count <= EXACT_MAX && search->limit > search->least) {
        sort_units(search, BY_WEIGHT);
        begin_search(search);
        (void)place_rest(search, 0);
    }
    return search->limit < limit;
}

/* ---- the structs ---- */

/* A struct under construction. */
struct chain {
    VEC(struct layout *) items;
    VEC(const struct unit *) units;
    long long end; /* in the frame */
    long long align;
};

struct chain_list {
    struct chain *items;
    size_t len;
    size_t cap;
};

static struct layout *
new_layout(struct arena *arena, enum layout_kind kind, long long size, long long align)
{
    struct layout *layout = ARENA_NEW(arena, struct layout);
    layout->kind = kind;
    layout->size = size;
    layout->align = align;
    return layout;
}

static void
add_to_chain(struct function *fn, struct chain *chain, const struct unit *unit)
{
    const struct slot *slot = unit->slot;
    if (round_up(chain->end, slot->align) < unit->best) {
        vec_push(fn->arena, &chain->items, new_layout(fn->arena, LAYOUT_ROOM, unit->best - chain->end, 1));
    }
    struct layout *item = new_layout(fn->arena, LAYOUT_SLOT, slot->size, slot->align);
    item->slot = unit->slot;
    vec_push(fn->arena, &chain->items, item);
    vec_push(fn->arena, &chain->units, unit);
    chain->end = unit->best + slot->size;
    chain->align = slot->align > chain->align ? slot->align : chain->align;
}

/* Into the struct that ends closest before it, else into a new one, which begins at `begin`. */
static void
deal(struct function *fn, struct chain_list *chains, const struct unit *unit, long long begin)
{
    struct chain *chosen = NULL;
    for (size_t i = 0; i < chains->len; i++) {
        struct chain *chain = &chains->items[i];
        if (chain->end <= unit->best && (!chosen || chain->end > chosen->end)) {
            chosen = chain;
        }
    }
    if (!chosen) {
        vec_push(fn->arena, chains, (struct chain){.align = 1, .end = begin});
        chosen = &vec_last(chains);
    }
    add_to_chain(fn, chosen, unit);
}

/* The last unit of the chain that lies before `unit` and is needed at the same time, NULL: none. */
static const struct unit *
find_before(const struct conflicts *conflicts, const struct chain *chain, const struct unit *unit)
{
    for (size_t i = chain->units.len; i-- > 0;) {
        const struct unit *other = chain->units.items[i];
        if (other->best < unit->best && bitset_has(conflicts->rows[unit->slot->index], other->slot->index)) {
            return other;
        }
    }
    return NULL;
}

/* What has to lie behind what in another struct, less what follows from that. */
static void
note_orders(struct function *fn, const struct conflicts *conflicts, const struct chain_list *chains, size_t index)
{
    const struct chain *chain = &chains->items[index];
    for (size_t k = 0; k < chains->len; k++) {
        const struct unit *last = NULL;
        for (size_t i = 0; i < chain->units.len && k != index; i++) {
            const struct unit *before = find_before(conflicts, &chains->items[k], chain->units.items[i]);
            if (before && (!last || before->best > last->best)) {
                vec_push(fn->arena, &fn->orders, (struct order){before->slot, chain->units.items[i]->slot});
                last = before;
            }
        }
    }
}

static void
sort_by_offset(struct search *search)
{
    for (size_t i = 1; i < search->count; i++) {
        struct unit moved = search->units[i];
        size_t j = i;
        for (; j > 0 && search->units[j - 1].best > moved.best; j--) {
            search->units[j] = search->units[j - 1];
        }
        search->units[j] = moved;
    }
}

/* The union of structs, or the only one of them. */
static struct layout *
build_choice(struct function *fn, const struct search *search, struct chain_list chains, long long begin)
{
    struct layout *choice = new_layout(fn->arena, LAYOUT_CHOICE, 0, 1);
    choice->has_offsets = true;
    choice->items = ARENA_ARRAY(fn->arena, struct layout *, chains.len);
    choice->item_count = chains.len;
    for (size_t i = 0; i < chains.len; i++) {
        const struct chain *chain = &chains.items[i];
        struct layout *series =
            new_layout(fn->arena, LAYOUT_SERIES, round_up(chain->end - begin, chain->align), chain->align);
        series->items = chain->items.items;
        series->item_count = chain->items.len;
        choice->items[i] = chain->items.len == 1 ? chain->items.items[0] : series;
        choice->align = series->align > choice->align ? series->align : choice->align;
        choice->size = series->size > choice->size ? series->size : choice->size;
        note_orders(fn, search->conflicts, &chains, i);
    }
    choice->size = round_up(choice->size, choice->align);
    return chains.len == 1 ? choice->items[0] : choice;
}

static struct layout *
build(struct function *fn, struct search *search)
{
    struct chain_list low = {0};
    struct chain_list high = {0};
    sort_by_offset(search);
    for (size_t i = 0; i < search->count; i++) {
        bool is_low = search->units[i].best < search->base;
        deal(fn, is_low ? &low : &high, &search->units[i], is_low ? search->begin : search->base);
    }
    struct layout *series = new_layout(fn->arena, LAYOUT_SERIES, 0, 1);
    series->items = ARENA_ARRAY(fn->arena, struct layout *, 2);
    if (low.len) {
        series->items[series->item_count++] = build_choice(fn, search, low, search->begin);
    }
    if (high.len) {
        series->items[series->item_count++] = build_choice(fn, search, high, search->base);
    }
    return series;
}

static void
add_unit(struct search *search, struct slot *const *slots, struct slot *slot, struct bitset members)
{
    struct unit *unit = &search->units[search->count++];
    unit->slot = slot;
    unit->weight = slot->size;
    for (size_t i = 0; i < search->conflicts->count; i++) {
        bool is_beside = bitset_has(members, i) && bitset_has(search->conflicts->rows[slot->index], i);
        unit->weight += is_beside ? slots[i]->size : 0;
    }
}

struct layout *
offsets_pack(struct function *fn, const struct conflicts *conflicts, struct bitset members, long long least, long long limit)
{
    struct search search = {.conflicts = conflicts};
    long long align = fn->result ? fn->result->align : 1;
    search.units = ARENA_ARRAY(fn->arena, struct unit, fn->slots.len + 1);
    search.placed = ARENA_ARRAY(fn->arena, size_t, fn->slots.len + 1);
    if (fn->slots.len > UNITS_MAX) {
        return NULL;
    }
    if (fn->result) {
        add_unit(&search, fn->slots.items, fn->result, members);
        search.fixed = 1;
    }
    for (size_t i = 0; i < fn->slots.len; i++) {
        struct slot *slot = fn->slots.items[i];
        if (slot != fn->result && bitset_has(members, i)) {
            add_unit(&search, fn->slots.items, slot, members);
            align = slot->align > align ? slot->align : align;
        }
    }
    search.begin = layout_begin(fn);
    search.base = round_up(search.begin, align);
    search.limit = limit;
    search.least = search.begin + least;
    if (!search.count || !solve(&search)) {
        return NULL;
    }
    bool is_moved = fn->result && search.units[0].best != round_up(search.begin, fn->result->align);
    return fn->is_shared && is_moved ? NULL : build(fn, &search);
}
