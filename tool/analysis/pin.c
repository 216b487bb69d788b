/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* struct s v = await f();    v lies on the bytes of f's frame, at the offset of f's result (analysis/unite.c). */
#include "analysis/pin.h"

#include "analysis/pack.h"

static bool
fits(struct layout *const *items, size_t count, long long room)
{
    long long end = 0;
    for (size_t i = 0; i < count; i++) {
        end = round_up(end, items[i]->align) + items[i]->size;
    }
    return end <= room;
}

/* Whether the slot belongs to another local that lies at a result, which has a place of its own. */
static bool
is_of_another(const struct function *fn, const struct slot *slot, const struct local *local)
{
    for (size_t i = 0; i < fn->locals.len; i++) {
        const struct local *other = fn->locals.items[i];
        if (other != local && other->result_of && (other->slot == slot || other->gap == slot || other->result_of->slot == slot)) {
            return true;
        }
    }
    return false;
}

/* Behind the local there is room for what is not needed while the frame is. */
static struct layout *
build_pinned(const struct function *fn, const struct conflicts *conflicts, const struct local *local, struct bitset members)
{
    const struct slot *callee = local->result_of->slot;
    struct layout *series = ARENA_NEW(fn->arena, struct layout);
    series->kind = LAYOUT_SERIES;
    series->items = ARENA_ARRAY(fn->arena, struct layout *, fn->slots.len + 2);
    if (local->gap) {
        series->items[series->item_count++] = pack_slot(fn->arena, local->gap);
    }
    series->items[series->item_count++] = pack_slot(fn->arena, local->slot);
    for (size_t i = 0; i < fn->slots.len; i++) {
        bool is_beside = bitset_has(members, i) && bitset_has(conflicts->rows[local->slot->index], i) &&
                         !bitset_has(conflicts->rows[callee->index], i) && i != callee->index &&
                         !is_of_another(fn, fn->slots.items[i], local);
        if (is_beside) {
            series->items[series->item_count] = pack_slot(fn->arena, fn->slots.items[i]);
            series->item_count += fits(series->items, series->item_count + 1, callee->size);
        }
    }
    layout_measure(fn->arena, series, 0, local->gap ? 2 : 1);
    return series;
}

void
pin_add(const struct function *fn, const struct conflicts *conflicts, const struct local *local, struct bitset members,
        struct pin_list *pins)
{
    struct slot *callee = local->result_of->slot;
    struct layout *series = build_pinned(fn, conflicts, local, members);
    struct layout *both[] = {pack_slot(fn->arena, callee), series};
    struct bitset row = conflicts->rows[callee->index];
    for (size_t i = 0; i < series->item_count; i++) {
        bitset_unite(row, conflicts->rows[series->items[i]->slot->index]);
        bitset_remove(members, series->items[i]->slot->index);
    }
    for (size_t i = 0; i < series->item_count; i++) {
        bitset_remove(row, series->items[i]->slot->index);
    }
    bitset_remove(row, callee->index);
    for (size_t i = 0; i < fn->slots.len; i++) {
        if (bitset_has(row, i)) {
            bitset_add(conflicts->rows[i], callee->index);
        }
    }
    struct pin pin = {callee, layout_join(fn->arena, LAYOUT_CHOICE, both, 2)};
    callee->size = pin.layout->size;
    callee->align = pin.layout->align;
    vec_push(fn->arena, pins, pin);
}

static struct layout *
replace_pin(struct layout *tree, const struct pin *pin)
{
    if (tree->kind == LAYOUT_SLOT) {
        return tree->slot == pin->callee ? pin->layout : tree;
    }
    for (size_t i = 0; i < tree->item_count; i++) {
        tree->items[i] = replace_pin(tree->items[i], pin);
    }
    return tree;
}

struct layout *
pin_replace(struct layout *tree, const struct pin_list *pins)
{
    for (size_t i = 0; i < pins->len; i++) {
        tree = replace_pin(tree, &pins->items[i]);
    }
    return tree;
}
