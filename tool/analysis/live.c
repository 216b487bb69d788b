/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Liveness, a backward may-analysis, less what has no value yet, a forward may-analysis: `int x; await f(); x = 1;`
 * keeps nothing.  Then the form of each local and the slots of the frame.
 *
 * Reads win over writes within a node, as their order in an expression is unknown. */
#include "analysis/live.h"

#include "analysis/again.h"
#include "analysis/flow.h"
#include "analysis/holders.h"
#include "analysis/lent.h"
#include "analysis/resident.h"

/* True if what is before the node changed. */
static bool
flow_backward(void *context, struct cfg_node *node)
{
    struct bitset scratch = *(struct bitset *)context;
    for (size_t i = 0; i < node->successors.len; i++) {
        bitset_unite(node->live_out, node->successors.items[i]->live_in);
    }
    bitset_copy(scratch, node->live_out);
    for (size_t i = 0; i < node->refs.len; i++) {
        const struct ref *ref = &node->refs.items[i];
        if ((ref->flags & REF_DECLARED) || ((ref->flags & REF_KILL) && !(ref->flags & REF_USE))) {
            bitset_remove(scratch, ref->object);
        } else if (ref->flags & REF_USE) {
            bitset_add(scratch, ref->object);
        }
    }
    bitset_intersect(scratch, node->in_scope);
    return bitset_unite(node->live_in, scratch);
}

static void
compute_liveness(struct function *fn)
{
    struct cfg *cfg = fn->cfg;
    struct bitset scratch = bitset_new(fn->arena, cfg->object_count);
    for (size_t i = 0; i < cfg->node_count; i++) {
        cfg->nodes[i]->live_in = bitset_new(fn->arena, cfg->object_count);
        cfg->nodes[i]->live_out = bitset_new(fn->arena, cfg->object_count);
    }
    flow_solve(fn->arena, cfg, FLOW_BACKWARD, flow_backward, &scratch);
}

struct assigned {
    struct bitset in;
    struct bitset out;
};

struct assignment {
    struct assigned *all; /* by node */
    struct bitset scratch;
};

static bool
flow_forward(void *context, struct cfg_node *node)
{
    const struct assignment *assignment = context;
    struct assigned *assigned = &assignment->all[node->index];
    struct bitset scratch = assignment->scratch;
    for (size_t i = 0; i < node->predecessors.len; i++) {
        bitset_unite(assigned->in, assignment->all[node->predecessors.items[i]->index].out);
    }
    bitset_intersect(assigned->in, node->in_scope);
    bitset_copy(scratch, assigned->in);
    for (size_t i = 0; i < node->refs.len; i++) {
        const struct ref *ref = &node->refs.items[i];
        if (ref->flags & REF_FRESH) {
            bitset_remove(scratch, ref->object);
        } else if (ref->flags & (REF_KILL | REF_WRITE | REF_ESCAPE)) {
            bitset_add(scratch, ref->object);
        }
    }
    return bitset_unite(assigned->out, scratch);
}

/* Takes away what cannot have a value yet. */
static void
drop_unassigned(struct function *fn)
{
    struct cfg *cfg = fn->cfg;
    struct arena_mark mark = arena_mark(fn->arena);
    struct assigned *all = ARENA_ARRAY(fn->arena, struct assigned, cfg->node_count);
    struct assignment assignment = {all, bitset_new(fn->arena, cfg->object_count)};
    for (size_t i = 0; i < cfg->node_count; i++) {
        all[i].in = bitset_new(fn->arena, cfg->object_count);
        all[i].out = bitset_new(fn->arena, cfg->object_count);
    }
    flow_solve(fn->arena, cfg, FLOW_FORWARD, flow_forward, &assignment);
    for (size_t i = 0; i < cfg->node_count; i++) {
        bitset_intersect(cfg->nodes[i]->live_in, all[i].in);
        bitset_intersect(cfg->nodes[i]->live_out, all[i].out);
    }
    arena_release(fn->arena, mark);
}

bool
live_is_required(const struct function *fn, const struct local *local, const struct await *await)
{
    const struct cfg_node *node = fn->cfg->await_nodes[await->state - 1];
    if (!node || !bitset_has(node->in_scope, local->index)) {
        return false;
    }
    return (bitset_has(node->live_out, local->index) && local != await_dest(await)) ||
           bitset_has(node->escaped_out, local->index);
}

/* `typedef const int fixed;`: the word is not there to be left out. */
static bool
is_const_by_typedef(const struct type *type)
{
    return type->is_const && type->typedef_decl && type->typedef_decl->type && type->typedef_decl->type->is_const;
}

/* Whether it may be copied to and fro. */
static bool
can_be_saved(const struct local *local)
{
    const struct type *type = local->type;
    if (local->generator || local->is_literal || local->is_address_taken || local->is_escaping || type->is_volatile ||
        is_const_by_typedef(type)) {
        return false;
    }
    switch (type->kind) {
    case TYPE_BOOL:
    case TYPE_INTEGER:
    case TYPE_ENUM:
    case TYPE_FLOATING:
    case TYPE_COMPLEX:
    case TYPE_POINTER: return true;
    case TYPE_VOID:
    case TYPE_ARRAY:
    case TYPE_INCOMPLETE_ARRAY:
    case TYPE_VLA:
    case TYPE_RECORD:
    case TYPE_FUNCTION:
    case TYPE_ATOMIC:
    case TYPE_VECTOR:
    case TYPE_OTHER: return false;
    }
    return false;
}

/* Saves come before the arguments: `await f(x = 3)` would lose the 3. What is yielded is stored first. */
static bool
is_written_by_arguments(const struct cfg_node *node, const struct local *local)
{
    if (node->stmt->await->kind == AWAIT_YIELD) {
        return false;
    }
    for (size_t i = 0; i < node->refs.len; i++) {
        const struct ref *ref = &node->refs.items[i];
        if (ref->object == local->index && (ref->flags & (REF_KILL | REF_WRITE))) {
            return true;
        }
    }
    return false;
}

void
live_list_required(const struct function *fn, const struct await *await, struct local_list *list)
{
    const struct cfg_node *node = fn->cfg->await_nodes[await->state - 1];
    list->len = 0;
    for (size_t w = 0; node && w * 64 < fn->locals.len; w++) {
        uint64_t bits = (node->live_out.words[w] | node->escaped_out.words[w]) & node->in_scope.words[w];
        for (; bits; bits &= bits - 1) {
            size_t index = w * 64 + (size_t)__builtin_ctzll(bits);
            if (index < fn->locals.len && live_is_required(fn, fn->locals.items[index], await)) {
                vec_push(fn->arena, list, fn->locals.items[index]);
            }
        }
    }
}

static void
find_places(struct function *fn)
{
    struct local_list required = {0};
    for (size_t i = 0; i < fn->locals.len; i++) {
        fn->locals.items[i]->place = PLACE_C;
    }
    for (size_t k = 0; k < fn->awaits.len; k++) {
        live_list_required(fn, fn->awaits.items[k], &required);
        for (size_t i = 0; i < required.len; i++) {
            struct local *local = required.items[i];
            bool can_save = local->place != PLACE_FRAME && can_be_saved(local) &&
                            !is_written_by_arguments(fn->cfg->await_nodes[k], local);
            local->place = can_save ? PLACE_SAVED : PLACE_FRAME;
        }
    }
}

/* What each await saves and restores. */
static void
find_saved(struct function *fn)
{
    struct local_list required = {0};
    for (size_t k = 0; k < fn->awaits.len; k++) {
        struct await *await = fn->awaits.items[k];
        await->saved.len = await->stored.len = await->again.len = 0;
        live_list_required(fn, await, &required);
        for (size_t i = 0; i < required.len; i++) {
            struct local *local = required.items[i];
            if (local->place == PLACE_SAVED) {
                vec_push(fn->arena, &await->saved, local);
                vec_push(fn->arena, &await->stored, local);
            } else if (local->place == PLACE_AGAIN) {
                vec_push(fn->arena, &await->again, local);
            }
        }
    }
}

static struct slot *
add_slot(struct function *fn, enum slot_kind kind)
{
    struct slot *slot = ARENA_NEW(fn->arena, struct slot);
    slot->kind = kind;
    slot->index = (unsigned)fn->slots.len;
    vec_push(fn->arena, &fn->slots, slot);
    return slot;
}

/* Results that wait to be read while an await of the slot runs, and the results of those awaits. */
struct sharing {
    struct slot *slot;
    struct bitset pending;
    struct bitset results;
};

struct sharing_list {
    struct sharing *items;
    size_t len;
    size_t cap;
};

static bool
has_same_type(const struct await *a, const struct await *b)
{
    if (a->kind != b->kind) {
        return false;
    }
    switch (a->kind) {
    case AWAIT_CALL:
    case AWAIT_HEAP:
    case AWAIT_FOREIGN: return a->callee == b->callee;
    case AWAIT_POINTER: return a->callee_node && b->callee_node && a->callee_node->type == b->callee_node->type;
    case AWAIT_NEXT:
    case AWAIT_PLAIN:
    case AWAIT_YIELD: return false;
    case AWAIT_LEAF:
        if (a->arms || b->arms) {
            return false;
        }
        return a->leaf == b->leaf ||
               (a->leaf->node_type && b->leaf->node_type && a->leaf->node_type->canonical &&
                a->leaf->node_type->canonical == b->leaf->node_type->canonical);
    }
    return false;
}

static void
add_result(struct bitset results, size_t result)
{
    if (result != NO_OBJECT) {
        bitset_add(results, result);
    }
}

/* Frames and wait nodes of the same type share a member as long as no result in it waits to be read. */
static void
add_await_slot(struct function *fn, struct await *await, struct sharing_list *shared)
{
    const struct cfg_node *node = fn->cfg->await_nodes[await->state - 1];
    size_t result = cfg_result(fn, await);
    struct bitset others = bitset_new(fn->arena, fn->cfg->object_count);
    if (node) {
        bitset_copy(others, node->live_out);
        if (await_begins_before_arguments(await)) {
            bitset_unite(others, node->live_in);
        }
        if (result != NO_OBJECT) {
            bitset_remove(others, result);
        }
    }
    for (size_t i = 0; i < shared->len; i++) {
        struct sharing *sharing = &shared->items[i];
        bool is_pending = result != NO_OBJECT && bitset_has(sharing->pending, result);
        if (has_same_type(sharing->slot->await, await) && !is_pending && !bitset_meets(others, sharing->results)) {
            await->slot = sharing->slot;
            bitset_unite(sharing->pending, others);
            add_result(sharing->results, result);
            return;
        }
    }
    struct bitset results = bitset_new(fn->arena, fn->cfg->object_count);
    add_result(results, result);
    await->slot = add_slot(fn, await->kind == AWAIT_LEAF ? SLOT_NODE : SLOT_CALLEE);
    await->slot->await = await;
    vec_push(fn->arena, shared, (struct sharing){await->slot, others, results});
}

static void
add_slots(struct function *fn)
{
    fn->slots.len = 0;
    fn->result = NULL;
    if (fn->result_type && fn->result_type->kind != TYPE_VOID) {
        fn->result = add_slot(fn, SLOT_RESULT);
    }
    fn->state = fn->is_generator ? add_slot(fn, SLOT_STATE) : NULL;
    for (size_t i = 0; i < fn->locals.len; i++) {
        struct local *local = fn->locals.items[i];
        local->slot = local->place == PLACE_SAVED || local->place == PLACE_FRAME ? add_slot(fn, SLOT_LOCAL) : NULL;
        if (local->slot) {
            local->slot->local = local;
        }
    }
    struct sharing_list shared = {0};
    for (size_t k = 0; k < fn->awaits.len; k++) {
        if (fn->awaits.items[k]->kind != AWAIT_NEXT && fn->awaits.items[k]->kind != AWAIT_YIELD) {
            add_await_slot(fn, fn->awaits.items[k], &shared);
        }
    }
}

void
live_compute(struct function *fn)
{
    compute_liveness(fn);
    drop_unassigned(fn);
    if (fn->program->is_optimized) {
        holders_narrow(fn);
    }
    find_places(fn);
    if (fn->program->is_optimized) {
        again_find(fn);
        lent_find(fn);
        resident_find(fn);
    }
    find_saved(fn);
    add_slots(fn);
}
