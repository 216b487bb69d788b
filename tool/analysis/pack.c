/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a struct and a union can express are the cographs: take the conflict graph apart,
 *
 *     parts without a conflict between them          -> a union of the parts
 *     parts with all conflicts between them          -> a struct of the parts
 *     neither                                        -> add conflicts until it is one of the two
 *
 * For the last, slots with the same conflicts are joined; then up to EXACT_MAX units are solved exactly by dynamic
 * programming over subsets, O(3^n), larger sets by two heuristics of which the better one counts. */
#include "analysis/pack.h"

#include <limits.h>
#include <stdlib.h>

enum { EXACT_MAX = 12, PULL_MAX = 64 };

/* One thing to place: at first a slot, later also what was joined. Known by the index of a slot in it. */
struct unit {
    struct layout *layout;
    long long size; /* rounded up to its alignment */
};

struct packer {
    struct arena *arena;
    const struct conflicts *conflicts;
    struct unit *units;
    size_t count;
};

/* Units that are being placed, in order of index. */
struct unit_list {
    size_t *items;
    size_t len;
    size_t cap;
};

static struct layout *build(struct packer *packer, struct unit_list list);

unsigned
layout_first_slot(const struct layout *layout)
{
    if (layout->kind == LAYOUT_SLOT) {
        return layout->slot->index;
    }
    if (layout->kind == LAYOUT_ROOM) {
        return UINT_MAX;
    }
    unsigned first = layout_first_slot(layout->items[0]);
    for (size_t i = 1; i < layout->item_count; i++) {
        unsigned other = layout_first_slot(layout->items[i]);
        first = other < first ? other : first;
    }
    return first;
}

struct layout *
layout_join(struct arena *arena, enum layout_kind kind, struct layout *const *items, size_t count)
{
    if (count == 1) {
        return items[0];
    }
    VEC(struct layout *) joined = {0};
    for (size_t i = 0; i < count; i++) {
        if (items[i]->kind != kind) {
            vec_push(arena, &joined, items[i]);
            continue;
        }
        for (size_t j = 0; j < items[i]->item_count; j++) {
            vec_push(arena, &joined, items[i]->items[j]);
        }
    }
    struct layout *layout = ARENA_NEW(arena, struct layout);
    layout->kind = kind;
    layout->items = joined.items;
    layout->item_count = joined.len;
    layout_measure(arena, layout, 0, 0);
    return layout;
}

static int
compare_first_slots(const void *a, const void *b)
{
    unsigned x = (*(struct layout *const *)a)->first_slot;
    unsigned y = (*(struct layout *const *)b)->first_slot;
    return (x > y) - (x < y);
}

static void
sort_by_first_slot(struct layout *layout)
{
    for (size_t i = 0; i < layout->item_count; i++) {
        layout->items[i]->first_slot = layout_first_slot(layout->items[i]);
    }
    if (layout->item_count > 1) {
        qsort(layout->items, layout->item_count, sizeof *layout->items, compare_first_slots);
    }
}

/* Those members of a series that are not placed yet and have this alignment, in the order of the source. */
struct aligned {
    long long align;
    struct layout **items;
    size_t count;
    size_t next;
};

/* Whether a member of `a` comes before one of `b` at this offset: it needs less padding, or as much and is more aligned. */
static bool
comes_first(const struct aligned *a, const struct aligned *b, long long offset)
{
    long long pad_a = round_up(offset, a->align) - offset;
    long long pad_b = round_up(offset, b->align) - offset;
    return pad_a < pad_b || (pad_a == pad_b && a->align > b->align);
}

/* By alignment, of which there are few. */
static struct aligned *
group_by_alignment(struct arena *arena, const struct layout *layout, size_t fixed, size_t *out_count)
{
    VEC(struct aligned) groups = {0};
    for (size_t i = fixed; i < layout->item_count; i++) {
        size_t g = 0;
        while (g < groups.len && groups.items[g].align != layout->items[i]->align) {
            g++;
        }
        if (g == groups.len) {
            struct layout **items = ARENA_ARRAY(arena, struct layout *, layout->item_count - i);
            vec_push(arena, &groups, (struct aligned){layout->items[i]->align, items, 0, 0});
        }
        groups.items[g].items[groups.items[g].count++] = layout->items[i];
    }
    *out_count = groups.len;
    return groups.items;
}

/* Next comes the member that needs the least padding, of these the most aligned, of these the first in the source. */
static long long
order_series(struct arena *arena, struct layout *layout, long long offset, size_t fixed)
{
    size_t group_count;
    struct aligned *groups = group_by_alignment(arena, layout, fixed, &group_count);
    for (size_t i = 0; i < layout->item_count; i++) {
        struct aligned *best = NULL;
        for (size_t g = 0; i >= fixed && g < group_count; g++) {
            bool is_left = groups[g].next < groups[g].count;
            best = is_left && (!best || comes_first(&groups[g], best, offset)) ? &groups[g] : best;
        }
        if (best) {
            layout->items[i] = best->items[best->next++];
        }
        offset = round_up(offset, layout->items[i]->align) + layout->items[i]->size;
    }
    return offset;
}

void
layout_measure(struct arena *arena, struct layout *layout, long long offset, size_t fixed)
{
    if (layout->kind == LAYOUT_SLOT) {
        layout->size = layout->slot->size;
        layout->align = layout->slot->align;
        return;
    }
    layout->align = 1;
    long long largest = 0;
    for (size_t i = 0; i < layout->item_count; i++) {
        struct layout *item = layout->items[i];
        if (!item->align) {
            layout_measure(arena, item, 0, 0);
        }
        layout->align = item->align > layout->align ? item->align : layout->align;
        largest = item->size > largest ? item->size : largest;
    }
    if (!fixed) {
        sort_by_first_slot(layout);
    }
    if (layout->kind == LAYOUT_SERIES) {
        largest = order_series(arena, layout, offset, fixed) - offset;
    }
    layout->size = round_up(largest, layout->align);
}

struct layout *
pack_slot(struct arena *arena, struct slot *slot)
{
    struct layout *layout = ARENA_NEW(arena, struct layout);
    layout->kind = LAYOUT_SLOT;
    layout->slot = slot;
    layout_measure(arena, layout, 0, 0);
    return layout;
}

static bool
in_conflict(const struct packer *packer, size_t a, size_t b)
{
    return bitset_has(packer->conflicts->rows[a], b);
}

static struct bitset
set_of(const struct packer *packer, struct unit_list list)
{
    struct bitset set = bitset_new(packer->arena, packer->count);
    for (size_t i = 0; i < list.len; i++) {
        bitset_add(set, list.items[i]);
    }
    return set;
}

static struct unit_list
list_of(const struct packer *packer, struct bitset set)
{
    struct unit_list list = {0};
    for (size_t w = 0; w < set.word_count; w++) {
        for (uint64_t bits = set.words[w]; bits; bits &= bits - 1) {
            vec_push(packer->arena, &list, w * 64 + (size_t)__builtin_ctzll(bits));
        }
    }
    return list;
}

/* Moves what is connected with `first` from `rest` to a set of its own: by conflicts, or by their absence. */
static struct bitset
take_connected(const struct packer *packer, struct bitset rest, size_t first, bool by_conflict)
{
    struct bitset part = bitset_new(packer->arena, packer->count);
    struct unit_list found = {0};
    vec_push(packer->arena, &found, first);
    bitset_remove(rest, first);
    for (size_t next = 0; next < found.len; next++) {
        bitset_add(part, found.items[next]);
        for (size_t w = 0; w < rest.word_count; w++) {
            uint64_t row = packer->conflicts->rows[found.items[next]].words[w];
            uint64_t linked = rest.words[w] & (by_conflict ? row : ~row);
            rest.words[w] &= ~linked;
            for (; linked; linked &= linked - 1) {
                vec_push(packer->arena, &found, w * 64 + (size_t)__builtin_ctzll(linked));
            }
        }
    }
    return part;
}

/* A choice of parts without conflicts between them, or a series of parts with all conflicts between them; NULL: there
   is only one part. */
static struct layout *
split(struct packer *packer, struct unit_list list, enum layout_kind kind)
{
    struct bitset rest = set_of(packer, list);
    VEC(struct unit_list) parts = {0};
    for (size_t i = 0; i < list.len; i++) {
        if (bitset_has(rest, list.items[i])) {
            struct bitset part = take_connected(packer, rest, list.items[i], kind == LAYOUT_CHOICE);
            vec_push(packer->arena, &parts, list_of(packer, part));
        }
    }
    if (parts.len == 1) {
        return NULL;
    }
    struct layout **built = ARENA_ARRAY(packer->arena, struct layout *, parts.len);
    for (size_t i = 0; i < parts.len; i++) {
        built[i] = build(packer, parts.items[i]);
    }
    return layout_join(packer->arena, kind, built, parts.len);
}

/* The conflicts of a unit with others of the list. */
static struct bitset
row_in(const struct packer *packer, size_t unit, struct bitset list)
{
    struct bitset row = bitset_new(packer->arena, packer->count);
    bitset_copy(row, packer->conflicts->rows[unit]);
    bitset_intersect(row, list);
    return row;
}

static bool
is_twin(struct bitset *rows, size_t a, size_t b, bool are_adjacent)
{
    for (size_t w = 0; w < rows[a].word_count; w++) {
        uint64_t difference = rows[a].words[w] ^ rows[b].words[w];
        if (are_adjacent) {
            difference &= ~((a / 64 == w ? (uint64_t)1 << (a % 64) : 0) | (b / 64 == w ? (uint64_t)1 << (b % 64) : 0));
        }
        if (difference) {
            return false;
        }
    }
    return true;
}

/* Units with the same conflicts. */
struct twins {
    enum layout_kind kind;
    VEC(struct layout *) layouts;
};

/* Joins units with the same conflicts, once over the list; true if there were any. */
static bool
join_twins(struct packer *packer, struct unit_list *list)
{
    struct bitset set = set_of(packer, *list);
    struct bitset *rows = ARENA_ARRAY(packer->arena, struct bitset, packer->count);
    for (size_t i = 0; i < list->len; i++) {
        rows[list->items[i]] = row_in(packer, list->items[i], set);
    }
    struct twins *twins = ARENA_ARRAY(packer->arena, struct twins, list->len);
    struct unit_list kept = {0};
    for (size_t i = 0; i < list->len; i++) {
        size_t unit = list->items[i];
        size_t k = 0;
        while (k < kept.len && !is_twin(rows, kept.items[k], unit, in_conflict(packer, kept.items[k], unit))) {
            k++;
        }
        if (k == kept.len) {
            vec_push(packer->arena, &kept, unit);
        } else {
            twins[k].kind = in_conflict(packer, kept.items[k], unit) ? LAYOUT_SERIES : LAYOUT_CHOICE;
        }
        vec_push(packer->arena, &twins[k].layouts, packer->units[unit].layout);
    }
    for (size_t k = 0; k < kept.len; k++) {
        struct layout *joined =
            layout_join(packer->arena, twins[k].kind, twins[k].layouts.items, twins[k].layouts.len);
        packer->units[kept.items[k]] = (struct unit){joined, round_up(joined->size, joined->align)};
    }
    bool were_any = kept.len < list->len;
    *list = kept;
    return were_any;
}

/* The best tree over a subset of the units: bits are positions in the list. */
struct solution {
    long long size;
    unsigned unions; /* among equal sizes the plainest */
    unsigned left;   /* subset; 0: a single unit       */
    enum layout_kind kind;
};

static struct layout *
build_solution(struct packer *packer, struct unit_list list, const struct solution *best, unsigned set)
{
    if (!best[set].left) {
        return packer->units[list.items[__builtin_ctz(set)]].layout;
    }
    struct layout *both[] = {build_solution(packer, list, best, best[set].left),
                             build_solution(packer, list, best, set & ~best[set].left)};
    return layout_join(packer->arena, best[set].kind, both, 2);
}

/* The units that conflict with one of the subset. */
static unsigned *
find_neighbours(const struct packer *packer, struct unit_list list)
{
    unsigned *neighbours = ARENA_ARRAY(packer->arena, unsigned, (size_t)1 << list.len);
    for (unsigned set = 1; set < 1u << list.len; set++) {
        unsigned lowest = (unsigned)__builtin_ctz(set);
        neighbours[set] = neighbours[set & (set - 1)];
        for (unsigned j = 0; set == 1u << lowest && j < list.len; j++) {
            neighbours[set] |= in_conflict(packer, list.items[lowest], list.items[j]) ? 1u << j : 0;
        }
        neighbours[set] |= neighbours[1u << lowest];
    }
    return neighbours;
}

static struct layout *
solve_exactly(struct packer *packer, struct unit_list list)
{
    const unsigned *neighbours = find_neighbours(packer, list);
    struct solution *best = ARENA_ARRAY(packer->arena, struct solution, (size_t)1 << list.len);
    for (unsigned set = 1; set < 1u << list.len; set++) {
        unsigned lowest = set & ~(set - 1);
        if (set == lowest) {
            best[set] = (struct solution){.size = packer->units[list.items[__builtin_ctz(set)]].size};
            continue;
        }
        best[set].size = -1;
        for (unsigned left = (set - 1) & set; left; left = (left - 1) & set) {
            if (!(left & lowest)) {
                continue;
            }
            const struct solution *a = &best[left];
            const struct solution *b = &best[set & ~left];
            bool is_choice = !(neighbours[left] & set & ~left);
            long long size = is_choice ? (a->size > b->size ? a->size : b->size) : a->size + b->size;
            unsigned unions = a->unions + b->unions + is_choice;
            if (best[set].size < 0 || size < best[set].size ||
                (size == best[set].size && unions < best[set].unions)) {
                best[set] = (struct solution){size, unions, left, is_choice ? LAYOUT_CHOICE : LAYOUT_SERIES};
            }
        }
    }
    return build_solution(packer, list, best, (1u << list.len) - 1);
}

/* Units side by side that share bytes with the other alternatives of their group. */
struct alternative {
    struct bitset conflicts; /* of any of its units */
    long long size;
};

struct group {
    VEC(struct alternative) alternatives;
    struct unit_list units;
    long long size;
};

struct group_list {
    struct group *items;
    size_t len;
    size_t cap;
};

/* Where in the group it costs least to add the unit; the index may be a new alternative's. -1: nowhere. */
static long long
find_alternative(const struct group *group, size_t unit, long long size, size_t *out_index)
{
    size_t conflict_count = 0;
    size_t index = group->alternatives.len;
    for (size_t i = 0; i < group->alternatives.len; i++) {
        if (bitset_has(group->alternatives.items[i].conflicts, unit)) {
            conflict_count++;
            index = i;
        }
    }
    if (conflict_count > 1) {
        return -1;
    }
    *out_index = index;
    long long sum = size + (conflict_count ? group->alternatives.items[index].size : 0);
    return sum > group->size ? sum - group->size : 0;
}

static void
add_to_group(struct packer *packer, struct group *group, size_t index, size_t unit)
{
    if (index == group->alternatives.len) {
        vec_push(packer->arena, &group->alternatives,
                 (struct alternative){bitset_new(packer->arena, packer->count), 0});
    }
    struct alternative *alternative = &group->alternatives.items[index];
    bitset_unite(alternative->conflicts, packer->conflicts->rows[unit]);
    alternative->size += packer->units[unit].size;
    group->size = alternative->size > group->size ? alternative->size : group->size;
    vec_push(packer->arena, &group->units, unit);
}

static void
add_to_cheapest(struct packer *packer, struct group_list *groups, size_t unit)
{
    long long best_growth = packer->units[unit].size;
    size_t best_group = groups->len;
    size_t best_index = 0;
    for (size_t g = 0; g < groups->len && best_growth > 0; g++) {
        size_t index;
        long long growth = find_alternative(&groups->items[g], unit, packer->units[unit].size, &index);
        if (growth >= 0 && growth < best_growth) {
            best_growth = growth;
            best_group = g;
            best_index = index;
        }
    }
    if (best_group == groups->len) {
        vec_push(packer->arena, groups, (struct group){.size = 0});
    }
    add_to_group(packer, &groups->items[best_group], best_index, unit);
}

static int
compare_indices(const void *a, const void *b)
{
    size_t x = *(const size_t *)a;
    size_t y = *(const size_t *)b;
    return (x > y) - (x < y);
}

/* Largest first into groups that stand side by side; each group is then packed on its own. */
static struct layout *
solve_by_groups(struct packer *packer, struct unit_list list)
{
    struct unit_list sorted = {0};
    for (size_t i = 0; i < list.len; i++) {
        vec_push(packer->arena, &sorted, list.items[i]);
        size_t j = sorted.len - 1;
        for (; j > 0 && packer->units[sorted.items[j - 1]].size < packer->units[list.items[i]].size; j--) {
            sorted.items[j] = sorted.items[j - 1];
        }
        sorted.items[j] = list.items[i];
    }
    struct group_list groups = {0};
    for (size_t i = 0; i < sorted.len; i++) {
        add_to_cheapest(packer, &groups, sorted.items[i]);
    }
    struct layout **built = ARENA_ARRAY(packer->arena, struct layout *, groups.len + list.len);
    size_t count = 0;
    for (size_t i = 0; i < groups.len; i++) {
        struct unit_list units = groups.items[i].units;
        qsort(units.items, units.len, sizeof *units.items, compare_indices);
        if (units.len < list.len) {
            built[count++] = build(packer, units);
            continue;
        }
        for (size_t j = 0; j < units.len; j++) {
            built[count++] = packer->units[units.items[j]].layout;
        }
    }
    return layout_join(packer->arena, LAYOUT_SERIES, built, count);
}

/* The unit with most conflicts stands alone, the rest may fall apart. */
static struct layout *
solve_by_pulling(struct packer *packer, struct unit_list list)
{
    size_t best = 0;
    size_t best_count = 0;
    for (size_t i = 0; i < list.len; i++) {
        size_t count = 0;
        for (size_t j = 0; j < list.len; j++) {
            count += in_conflict(packer, list.items[i], list.items[j]);
        }
        if (count > best_count) {
            best = i;
            best_count = count;
        }
    }
    struct unit_list rest = {0};
    for (size_t i = 0; i < list.len; i++) {
        if (i != best) {
            vec_push(packer->arena, &rest, list.items[i]);
        }
    }
    struct layout *both[] = {packer->units[list.items[best]].layout, build(packer, rest)};
    return layout_join(packer->arena, LAYOUT_SERIES, both, 2);
}

static struct layout *
build(struct packer *packer, struct unit_list list)
{
    if (list.len == 1) {
        return packer->units[list.items[0]].layout;
    }
    struct layout *layout = split(packer, list, LAYOUT_CHOICE);
    layout = layout ? layout : split(packer, list, LAYOUT_SERIES);
    if (layout) {
        return layout;
    }
    struct unit *saved = ARENA_ARRAY(packer->arena, struct unit, packer->count);
    memcpy(saved, packer->units, packer->count * sizeof *saved);
    while (join_twins(packer, &list)) {
    }
    if (list.len <= EXACT_MAX) {
        layout = solve_exactly(packer, list);
    } else {
        layout = solve_by_groups(packer, list);
        struct layout *other = list.len <= PULL_MAX ? solve_by_pulling(packer, list) : layout;
        layout = other->size < layout->size ? other : layout;
    }
    memcpy(packer->units, saved, packer->count * sizeof *saved);
    return layout;
}

struct layout *
pack(const struct function *fn, const struct conflicts *conflicts, struct bitset members)
{
    struct packer packer = {fn->arena, conflicts, NULL, fn->slots.len};
    packer.units = ARENA_ARRAY(fn->arena, struct unit, fn->slots.len);
    struct unit_list list = {0};
    for (size_t i = 0; i < fn->slots.len; i++) {
        if (!bitset_has(members, i)) {
            continue;
        }
        struct layout *layout = pack_slot(fn->arena, fn->slots.items[i]);
        packer.units[i] = (struct unit){layout, round_up(layout->size, layout->align)};
        vec_push(fn->arena, &list, i);
    }
    return build(&packer, list);
}
