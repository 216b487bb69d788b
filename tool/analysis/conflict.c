/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Two slots conflict if at some moment both hold something. A moment is before or behind a node of the graph; at an
 * await before and behind the arguments; at a return before and behind the store to the result.  O(nodes * slots^2 / 64). */
#include "analysis/conflict.h"

#include "analysis/cfg.h"
#include "analysis/live.h"
#include "analysis/merge.h"

struct collector {
    const struct function *fn;
    struct conflicts conflicts;
    struct bitset in_frame;  /* objects whose bytes are a slot's: PLACE_FRAME locals and results */
    struct bitset objects;   /* scratch                                                          */
    struct bitset moment;    /* scratch: slots                                                   */
    struct bitset last;      /* the moment before                                                */
};

static const struct slot *
slot_of(const struct function *fn, size_t object)
{
    return object < fn->locals.len ? fn->locals.items[object]->slot : cfg_result_await(fn, object)->slot;
}

/* Begins a moment at which the objects of the set are there. */
static void
begin_moment(struct collector *collector, struct bitset live, struct bitset escaped)
{
    bitset_copy(collector->objects, live);
    bitset_unite(collector->objects, escaped);
}

/* Adds what the node touches in one of the given ways; what an await stores when it is done is not touched before. */
static void
add_refs(struct collector *collector, const struct cfg_node *node, unsigned flags, const struct local *stored_later)
{
    for (size_t i = 0; i < node->refs.len; i++) {
        const struct ref *ref = &node->refs.items[i];
        bool is_nothing = (ref->flags & REF_FRESH) && !(ref->flags & (REF_USE | REF_WRITE));
        bool is_later = stored_later && ref->object == stored_later->index;
        if ((ref->flags & flags & ~(is_later ? (unsigned)REF_KILL : 0)) && !is_nothing) {
            bitset_add(collector->objects, ref->object);
        }
    }
}

/* Ends the moment; `extra` and the saved copies of `await` are there too. */
static void
end_moment(struct collector *collector, const struct slot *extra, const struct await *await)
{
    const struct function *fn = collector->fn;
    bitset_intersect(collector->objects, collector->in_frame);
    bitset_clear(collector->moment);
    for (size_t w = 0; w < collector->objects.word_count; w++) {
        for (uint64_t bits = collector->objects.words[w]; bits; bits &= bits - 1) {
            bitset_add(collector->moment, slot_of(fn, w * 64 + (size_t)__builtin_ctzll(bits))->index);
        }
    }
    if (extra) {
        bitset_add(collector->moment, extra->index);
    }
    for (size_t i = 0; await && i < await->saved.len; i++) {
        bitset_add(collector->moment, await->saved.items[i]->slot->index);
    }
    if (bitset_is_same(collector->moment, collector->last)) {
        return;
    }
    bitset_copy(collector->last, collector->moment);
    for (size_t w = 0; w < collector->moment.word_count; w++) {
        for (uint64_t bits = collector->moment.words[w]; bits; bits &= bits - 1) {
            bitset_unite(collector->conflicts.rows[w * 64 + (size_t)__builtin_ctzll(bits)], collector->moment);
        }
    }
}

#define ANY_REF ((unsigned)(REF_USE | REF_KILL | REF_WRITE | REF_ADDRESS | REF_ESCAPE))

static bool
is_aggregate(const struct type *type)
{
    return type->kind == TYPE_RECORD || type->kind == TYPE_ARRAY || type->kind == TYPE_VECTOR ||
           type->kind == TYPE_COMPLEX || type->kind == TYPE_ATOMIC || type->kind == TYPE_OTHER;
}

/* A scalar is loaded before it is stored, and two of a type that is aligned to its size lie on the same bytes or on
 * none in common; anything else that is copied must not overlap in part what it is copied from (C11 6.5.16.1). */
static bool
is_copied(const struct type *type)
{
    return is_aggregate(type) || type->size > type->align;
}

/* Whether the value may be one that is read from an object as it is. */
static bool
is_read(const struct node *value)
{
    while (value && !value->info && (value->kind == NODE_PAREN || value->kind == NODE_CAST)) {
        value = value->children[0];
    }
    bool is_computed = value && !value->info &&
                       (value->kind == NODE_CALL || value->kind == NODE_LITERAL ||
                        (value->kind == NODE_BINARY && value->binary == BINARY_ARITHMETIC));
    return !is_computed;
}

/* The bytes of what is yielded, of the state and of the saved copies are written in this order. */
static void
collect_yield(struct collector *collector, const struct cfg_node *node)
{
    const struct function *fn = collector->fn;
    const struct await *await = node->stmt->await;
    begin_moment(collector, node->live_in, node->escaped_in);
    add_refs(collector, node, ANY_REF, await_dest(await));
    end_moment(collector, fn->result && is_copied(fn->result_type) ? fn->result : NULL, NULL);
    begin_moment(collector, node->live_out, node->escaped_out);
    end_moment(collector, fn->state, await);
    if (fn->result) {
        end_moment(collector, fn->result, await);
        bitset_add(collector->conflicts.rows[fn->result->index], fn->state->index);
        bitset_add(collector->conflicts.rows[fn->state->index], fn->result->index);
    }
}

static void
collect_await(struct collector *collector, const struct cfg_node *node)
{
    const struct await *await = node->stmt->await;
    if (await->kind == AWAIT_YIELD) {
        collect_yield(collector, node);
        return;
    }
    bool is_early = await_begins_before_arguments(await);
    begin_moment(collector, node->live_in, node->escaped_in);
    add_refs(collector, node, ANY_REF, await_dest(await));
    if (cfg_result(collector->fn, await) != NO_OBJECT) {
        bitset_remove(collector->objects, cfg_result(collector->fn, await));
    }
    end_moment(collector, is_early ? await->slot : NULL, await);
    begin_moment(collector, node->live_out, node->escaped_out);
    add_refs(collector, node, REF_KILL | REF_WRITE | REF_ADDRESS, NULL);
    end_moment(collector, await->slot, await);
}

/* `return await f();`: f's result lies behind its header, if it has one; ours begins where f's frame may begin. */
static const struct await *
find_disjoint_source(const struct function *fn, const struct stmt *stmt)
{
    const struct hole *hole = stmt->value ? stmt->value->info : NULL;
    bool is_call = hole && hole->kind == HOLE_RESULT && hole->await->kind == AWAIT_CALL &&
                   !merge_callee(fn, hole->await);
    return is_call && fn->result_type->size <= fn->program->pointer_size ? hole->await : NULL;
}

static void
collect_node(struct collector *collector, const struct cfg_node *node)
{
    const struct function *fn = collector->fn;
    if (node->kind == CFG_AWAIT) {
        collect_await(collector, node);
        return;
    }
    begin_moment(collector, node->live_in, node->escaped_in);
    bitset_unite(collector->objects, node->live_out);
    bitset_unite(collector->objects, node->escaped_out);
    add_refs(collector, node, ANY_REF, NULL);
    end_moment(collector, NULL, NULL);
    bool is_return = node->kind == CFG_RETURN && fn->result && !fn->is_generator;
    if (is_return && is_copied(fn->result_type) && (is_aggregate(fn->result_type) || is_read(node->stmt->value))) {
        const struct await *disjoint = find_disjoint_source(fn, node->stmt);
        if (disjoint) {
            bitset_remove(collector->objects, cfg_result(fn, disjoint));
        }
        end_moment(collector, fn->result, NULL);
    }
}

struct conflicts
conflict_build(const struct function *fn)
{
    struct collector collector = {.fn = fn, .conflicts = {.count = fn->slots.len}};
    size_t objects = fn->cfg->object_count;
    collector.conflicts.rows = ARENA_ARRAY(fn->arena, struct bitset, fn->slots.len + 1);
    collector.in_frame = bitset_new(fn->arena, objects);
    collector.objects = bitset_new(fn->arena, objects);
    collector.moment = bitset_new(fn->arena, fn->slots.len);
    collector.last = bitset_new(fn->arena, fn->slots.len);
    for (size_t i = 0; i < fn->slots.len; i++) {
        collector.conflicts.rows[i] = bitset_new(fn->arena, fn->slots.len);
    }
    for (size_t i = 0; i < objects; i++) {
        bool is_local = i < fn->locals.len;
        if (is_local ? fn->locals.items[i]->place == PLACE_FRAME : slot_of(fn, i) != NULL) {
            bitset_add(collector.in_frame, i);
        }
    }
    for (size_t i = 0; i < fn->cfg->node_count; i++) {
        collect_node(&collector, fn->cfg->nodes[i]);
    }
    for (size_t i = 0; i < fn->slots.len; i++) {
        for (size_t j = 0; j < fn->slots.len && !fn->program->is_optimized; j++) {
            bitset_add(collector.conflicts.rows[i], j);
        }
        bitset_remove(collector.conflicts.rows[i], i);
    }
    return collector.conflicts;
}

/* Bytes of what lives behind the await. */
static long long
sum_needed(const struct function *fn, const struct await *await, const struct cfg_node *node)
{
    long long sum = 0;
    for (size_t w = 0; w < node->live_out.word_count; w++) {
        for (uint64_t bits = node->live_out.words[w] | node->escaped_out.words[w]; bits; bits &= bits - 1) {
            size_t object = w * 64 + (size_t)__builtin_ctzll(bits);
            if (object < fn->locals.len) {
                const struct local *local = fn->locals.items[object];
                sum += local->slot && live_is_required(fn, local, await) ? local->slot->size : 0;
            } else if (bitset_has(node->live_out, object)) {
                const struct await *other = cfg_result_await(fn, object);
                sum += other != await && other->result_type ? other->result_type->size : 0;
            }
        }
    }
    return sum;
}

long long
conflict_lower_bound(const struct function *fn)
{
    long long most = fn->result ? fn->result->size : 0;
    for (size_t k = 0; k < fn->awaits.len; k++) {
        const struct await *await = fn->awaits.items[k];
        const struct cfg_node *node = fn->cfg->await_nodes[k];
        long long sum = await->slot ? await->slot->size : 0;
        if (await->kind == AWAIT_YIELD) {
            sum = fn->state->size + (fn->result ? fn->result->size : 0);
        }
        sum += node ? sum_needed(fn, await, node) : 0;
        most = sum > most ? sum : most;
    }
    return most;
}
