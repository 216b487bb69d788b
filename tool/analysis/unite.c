/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A struct is assigned by copying, and C allows that for two objects on the same bytes only if they are exactly the same bytes.
 * So a variable of struct type is in conflict with a result that it is copied to or from; but for these two forms, where it is put on
 * the very bytes of the result and nothing has to be copied:
 *
 *     return v;                    v has the slot of the result
 *     struct s v = await f();      v is the result in f's frame; its slot, as far behind the frame's begin, keeps these bytes when the
 *                                  rest of the frame is given to others
 */
#include "analysis/unite.h"

#include "analysis/cfg.h"
#include "analysis/layout.h"
#include "analysis/merge.h"
#include "analysis/pack.h"
#include "model/program.h"

enum { CANDIDATES_MAX = 8 };

static const struct node *
strip(const struct node *node)
{
    while (node && node->kind == NODE_PAREN && !node->info) {
        node = node->children[0];
    }
    return node;
}

static bool
is_candidate(const struct local *local, const struct type *type)
{
    return local->place == PLACE_FRAME && local->slot && local->slot->kind == SLOT_LOCAL && local->type->kind == TYPE_RECORD &&
           type_plain(local->type) == type_plain(type) && !local->type->is_volatile && !local->is_literal && !local->generator &&
           local->slot->align == local->type->align;
}

/* Whether the object is there or touched at the node. */
static bool
is_there(const struct cfg_node *node, size_t object)
{
    bool is_touched = false;
    for (size_t i = 0; i < node->refs.len; i++) {
        is_touched |= node->refs.items[i].object == object;
    }
    return is_touched || bitset_has(node->live_in, object) || bitset_has(node->live_out, object) ||
           bitset_has(node->escaped_in, object) || bitset_has(node->escaped_out, object);
}

/* ---- return v; ---- */

static bool
returns_local(const struct stmt *stmt, const struct local *local)
{
    const struct node *value = strip(stmt->value);
    if (stmt->conversion != CONVERT_NONE || stmt->call) {
        return false;
    }
    return value ? value->kind == NODE_REF && !value->info && value->decl && value->decl->info == local
                 : stmt->value_local == local && !stmt->value_text;
}

bool
unite_returns_in_place(const struct function *fn, const struct stmt *stmt)
{
    for (size_t i = 0; fn->result && i < fn->locals.len; i++) {
        if (fn->locals.items[i]->slot == fn->result) {
            return returns_local(stmt, fn->locals.items[i]);
        }
    }
    return false;
}

static bool
can_be_result(const struct function *fn, const struct local *local)
{
    bool is_returned = false;
    if (!is_candidate(local, fn->result_type)) {
        return false;
    }
    for (size_t i = 0; i < fn->cfg->reachable_count; i++) {
        const struct cfg_node *node = fn->cfg->nodes[i];
        if (node->kind != CFG_RETURN) {
            continue;
        }
        bool is_own = returns_local(node->stmt, local);
        is_returned |= is_own;
        if (!is_own && is_there(node, local->index)) {
            return false;
        }
    }
    return is_returned;
}

static void
renumber(struct function *fn)
{
    for (size_t i = 0; i < fn->slots.len; i++) {
        fn->slots.items[i]->index = (unsigned)i;
    }
}

static void
remove_slot(struct function *fn, const struct slot *slot)
{
    size_t count = 0;
    for (size_t i = 0; i < fn->slots.len; i++) {
        if (fn->slots.items[i] != slot) {
            fn->slots.items[count++] = fn->slots.items[i];
        }
    }
    fn->slots.len = count;
    renumber(fn);
}

static void
insert_slot(struct function *fn, struct slot *slot, size_t index)
{
    vec_push(fn->arena, &fn->slots, slot);
    for (size_t i = fn->slots.len - 1; i > index; i--) {
        fn->slots.items[i] = fn->slots.items[i - 1];
    }
    fn->slots.items[index] = slot;
    renumber(fn);
}

/* One at most: what is returned on another path would be copied over it. */
static void
try_own_result(struct function *fn, void (*lay_out)(struct function *fn))
{
    size_t tried = 0;
    for (size_t i = 0; i < fn->locals.len && tried < CANDIDATES_MAX; i++) {
        struct local *local = fn->locals.items[i];
        if (!can_be_result(fn, local)) {
            continue;
        }
        struct slot *slot = local->slot;
        size_t index = slot->index;
        long long size = fn->frame_size;
        tried++;
        remove_slot(fn, slot);
        local->slot = fn->result;
        lay_out(fn);
        if (fn->frame_size <= size) {
            return;
        }
        local->slot = slot;
        insert_slot(fn, slot, index);
        lay_out(fn);
    }
}

/* ---- struct s v = await f(); ---- */

/* Whether the frames of the slot's awaits, or results in them, are there at the node. */
static bool
is_awaited_at(const struct function *fn, const struct cfg_node *node, const struct slot *slot)
{
    if (node->kind == CFG_AWAIT && node->stmt->await->slot == slot) {
        return true;
    }
    for (size_t k = 0; k < fn->cfg->results.len; k++) {
        size_t result = fn->locals.len + k;
        if (fn->cfg->results.items[k]->slot == slot && (bitset_has(node->live_in, result) || bitset_has(node->live_out, result))) {
            return true;
        }
    }
    return false;
}

/* The await whose result the declaration stores, if its frame has the result where the local will lie. */
static struct await *
find_source(const struct function *fn, const struct stmt *stmt)
{
    const struct node *value = strip(stmt->value);
    const struct hole *hole = value ? value->info : NULL;
    const struct local *local = stmt->local;
    if (!local || stmt->conversion != CONVERT_NONE || !hole || hole->kind != HOLE_RESULT || hole->await->kind != AWAIT_CALL) {
        return NULL;
    }
    const struct function *callee = program_find(fn->program, hole->await->callee);
    bool is_simple = callee && callee->result && !callee->forwards && !callee->is_generator;
    long long offset = callee ? round_up(layout_begin(callee), local->type->align) : 0;
    return is_simple && callee->result_offset == offset && is_candidate(local, callee->result_type) ? hole->await : NULL;
}

static bool
can_be_at_result(const struct function *fn, const struct cfg_node *declaration, const struct await *await)
{
    const struct local *local = declaration->stmt->local;
    for (size_t i = 0; i < fn->locals.len; i++) {
        const struct await *other = fn->locals.items[i]->result_of;
        if (other && other->slot == await->slot) {
            return false;
        }
    }
    for (size_t i = 0; i < fn->cfg->reachable_count; i++) {
        const struct cfg_node *node = fn->cfg->nodes[i];
        bool is_elsewhere = node != declaration && is_there(node, local->index);
        if (is_elsewhere && is_awaited_at(fn, node, await->slot)) {
            return false;
        }
    }
    return true;
}

static void
try_callee_result(struct function *fn, struct local *local, struct await *await, void (*lay_out)(struct function *fn))
{
    long long size = fn->frame_size;
    if (!merge_callee(fn, await)) {
        local->gap = ARENA_NEW(fn->arena, struct slot);
        local->gap->kind = SLOT_GAP;
        local->gap->local = local;
        insert_slot(fn, local->gap, fn->slots.len);
    }
    local->result_of = await;
    lay_out(fn);
    if (fn->frame_size > size) {
        local->result_of = NULL;
        remove_slot(fn, local->gap);
        lay_out(fn);
    }
}

void
unite_results(struct function *fn, void (*lay_out)(struct function *fn))
{
    size_t tried = 0;
    if (fn->result && !fn->is_generator) {
        try_own_result(fn, lay_out);
    }
    for (size_t i = 0; i < fn->cfg->reachable_count && tried < CANDIDATES_MAX; i++) {
        const struct cfg_node *node = fn->cfg->nodes[i];
        struct await *await = node->kind == CFG_DECL ? find_source(fn, node->stmt) : NULL;
        if (await && can_be_at_result(fn, node, await)) {
            try_callee_result(fn, node->stmt->local, await, lay_out);
            tried++;
        }
    }
}
