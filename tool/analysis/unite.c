/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A struct is assigned by copying, and C allows that for two objects on the same bytes only if they are exactly the same bytes.
 * So a variable of struct type is in conflict with what it is copied to or from; but for these forms, where it is put on the very
 * bytes of the other and nothing has to be copied:
 *
 *     return v;                    v has the slot of the result
 *     struct s v = w;              v has the slot of w, which is not needed any more
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
        unsigned flags = node->refs.items[i].flags;
        bool is_nothing = (flags & REF_FRESH) && !(flags & (REF_USE | REF_WRITE));
        is_touched |= node->refs.items[i].object == object && !is_nothing;
    }
    return is_touched || bitset_has(node->live_in, object) || bitset_has(node->live_out, object) ||
           bitset_has(node->escaped_in, object) || bitset_has(node->escaped_out, object);
}

/* ---- struct s v = w; ---- */

static const struct local *
local_in(const struct node *value)
{
    value = strip(value);
    if (!value || (!value->info && value->kind != NODE_REF)) {
        return NULL;
    }
    const struct hole *hole = value->info;
    if (hole) {
        return value->kind >= NODE_LITERAL && hole->kind == HOLE_LOCAL ? hole->local : NULL;
    }
    bool is_variable = value->decl && (value->decl->kind == DECL_VAR || value->decl->kind == DECL_PARAM);
    return is_variable ? value->decl->info : NULL;
}

bool
unite_is_in_place(const struct local *local, const struct node *value)
{
    const struct local *other = value ? local_in(value) : NULL;
    return other && other != local && other->slot && other->slot == local->slot && other->place == PLACE_FRAME &&
           local->place == PLACE_FRAME;
}

struct copy {
    const struct local *from;
    const struct local *to;
};

/* What the node copies to where; NULL in it: it does something else. */
static struct copy
find_copy(const struct cfg_node *node)
{
    const struct stmt *stmt = node->stmt;
    const struct copy none = {NULL, NULL};
    if ((node->kind != CFG_DECL && node->kind != CFG_EVAL) || stmt->conversion != CONVERT_NONE || stmt->call) {
        return none;
    }
    const struct node *value = strip(stmt->value);
    const struct local *to = node->kind == CFG_DECL ? stmt->local : stmt->dest;
    if (!to && value && !value->info && value->kind == NODE_BINARY && value->binary == BINARY_ASSIGN) {
        to = local_in(value->children[0]);
        value = value->children[1];
    }
    const struct local *from = value ? local_in(value) : stmt->value_text ? NULL : stmt->value_local;
    return to && from && to != from ? (struct copy){from, to} : none;
}

/* Whether both are there at the node only because one takes the place of the other. */
static bool
is_handed_over(const struct cfg_node *node, const struct local *a, const struct local *b)
{
    struct copy copy = find_copy(node);
    bool is_it = copy.from && ((copy.from == a && copy.to == b) || (copy.from == b && copy.to == a));
    return is_it && !bitset_has(node->live_out, copy.from->index) && !bitset_has(node->escaped_out, copy.from->index) &&
           !bitset_has(node->live_in, copy.to->index) && !bitset_has(node->escaped_in, copy.to->index);
}

static bool returns_local(const struct stmt *stmt, const struct local *local);

/* Whether the local never needs the slot together with one of those that have it. */
static bool
can_have_slot(const struct function *fn, const struct local *local, const struct slot *slot)
{
    for (size_t i = 0; i < fn->cfg->reachable_count; i++) {
        const struct cfg_node *node = fn->cfg->nodes[i];
        if (!is_there(node, local->index)) {
            continue;
        }
        if (slot == fn->result && node->kind == CFG_RETURN && !returns_local(node->stmt, local)) {
            return false;
        }
        for (size_t k = 0; k < fn->locals.len; k++) {
            const struct local *other = fn->locals.items[k];
            if (other->slot == slot && is_there(node, k) && !is_handed_over(node, local, other)) {
                return false;
            }
        }
    }
    return true;
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
        if (fn->locals.items[i]->slot == fn->result && returns_local(stmt, fn->locals.items[i])) {
            return true;
        }
    }
    return false;
}

static bool
is_returned(const struct function *fn, const struct local *local)
{
    for (size_t i = 0; i < fn->cfg->reachable_count; i++) {
        const struct cfg_node *node = fn->cfg->nodes[i];
        if (node->kind == CFG_RETURN && returns_local(node->stmt, local)) {
            return true;
        }
    }
    return false;
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

/* A local that was given another slot. */
struct move {
    struct local *local;
    struct slot *own;
    size_t index; /* of its own */
};

static struct move
give_slot(struct function *fn, struct local *local, struct slot *slot)
{
    struct move move = {local, local->slot, local->slot->index};
    remove_slot(fn, local->slot);
    local->slot = slot;
    return move;
}

static void
take_back(struct function *fn, struct move move)
{
    move.local->slot = move.own;
    insert_slot(fn, move.own, move.index);
}

/* Gives the local the other slot, if that makes the frame no larger. */
static void
try_slot(struct function *fn, struct local *local, struct slot *slot, void (*lay_out)(struct function *fn))
{
    long long size = fn->frame_size;
    struct move move = give_slot(fn, local, slot);
    lay_out(fn);
    if (fn->frame_size > size) {
        take_back(fn, move);
        lay_out(fn);
    }
}

static bool
can_be_result(const struct function *fn, const struct local *local)
{
    return is_candidate(local, fn->result_type) && is_returned(fn, local) && can_have_slot(fn, local, fn->result);
}

/* All that can, as what is returned on another path would be copied over the result; or one at least. */
static void
try_own_result(struct function *fn, void (*lay_out)(struct function *fn))
{
    struct move moves[CANDIDATES_MAX];
    size_t count = 0;
    long long size = fn->frame_size;
    for (size_t i = 0; i < fn->locals.len && count < CANDIDATES_MAX; i++) {
        if (can_be_result(fn, fn->locals.items[i])) {
            moves[count++] = give_slot(fn, fn->locals.items[i], fn->result);
        }
    }
    if (!count) {
        return;
    }
    lay_out(fn);
    if (fn->frame_size <= size) {
        return;
    }
    for (size_t i = count; i-- > 0;) {
        take_back(fn, moves[i]);
    }
    lay_out(fn);
    for (size_t i = 0; i < count && count > 1; i++) {
        if (can_be_result(fn, moves[i].local)) {
            try_slot(fn, moves[i].local, fn->result, lay_out);
        }
    }
}

static bool
has_slot_alone(const struct function *fn, const struct local *local)
{
    for (size_t i = 0; i < fn->locals.len; i++) {
        if (fn->locals.items[i] != local && fn->locals.items[i]->slot == local->slot) {
            return false;
        }
    }
    return !local->result_of;
}

/* One of the two goes to the slot of the other; with a parameter, or the result, that one stays. */
static void
try_copies(struct function *fn, void (*lay_out)(struct function *fn))
{
    size_t tried = 0;
    for (size_t i = 0; i < fn->cfg->reachable_count && tried < CANDIDATES_MAX; i++) {
        struct copy copy = find_copy(fn->cfg->nodes[i]);
        if (!copy.from || !copy.from->slot || !copy.to->slot || copy.from->slot == copy.to->slot) {
            continue;
        }
        bool to_moves = is_candidate(copy.to, copy.from->type) && has_slot_alone(fn, copy.to);
        struct local *moved = fn->locals.items[to_moves ? copy.to->index : copy.from->index];
        const struct local *other = to_moves ? copy.from : copy.to;
        bool can_share = other->place == PLACE_FRAME && !other->result_of && is_candidate(moved, other->type) &&
                         type_plain(other->type) == type_plain(moved->type) && has_slot_alone(fn, moved) &&
                         (is_candidate(other, moved->type) || other->slot == fn->result);
        if (can_share && can_have_slot(fn, moved, other->slot)) {
            try_slot(fn, moved, other->slot, lay_out);
            tried++;
        }
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
    try_copies(fn, lay_out);
}
