/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Runs over the graph with two facts for each object: it may have a value, and another object may have been written to
 * its bytes since. Reading a value in the second state is the fault that a wrong layout causes. Liveness is not used, so
 * a mistake there shows here; which objects a node touches (analysis/refs.c) is trusted.
 *
 * A third fact is for variables with a saved copy: the copy may differ. Restoring it then is the fault of a save that was
 * left out, or of a copy that was overwritten.
 *
 * Also at every await: everything that must survive it, and what it waits in, lie on bytes of their own. */
#include "analysis/check.h"

#include "analysis/layout.h"
#include "analysis/live.h"
#include "analysis/flow.h"

struct state {
    struct bitset valued;      /* may have a value                      */
    struct bitset overwritten; /* may have lost its bytes               */
    struct bitset stale;       /* the saved copy may be a different one */
};

struct checker {
    const struct function *fn;
    struct bitset *overlaps;   /* by object: objects on the same bytes, itself not */
    struct bitset *on_slot;    /* by slot: objects with bytes in common with it             */
    struct bitset *copies;     /* by slot: locals whose saved copies have bytes in common with it, are it */
    struct state *before;      /* by node */
    struct state *after;
    struct state now;
    struct buf *problems;      /* NULL: only compute */
    bool is_right;
};

static const struct slot *
slot_of(const struct function *fn, size_t object)
{
    if (object >= fn->locals.len) {
        return cfg_result_await(fn, object)->slot;
    }
    return fn->locals.items[object]->place == PLACE_FRAME ? fn->locals.items[object]->slot : NULL;
}

static const char *
name_of(const struct function *fn, size_t object)
{
    return object < fn->locals.len ? fn->locals.items[object]->name : slot_of(fn, object)->name;
}

static void
report(struct checker *checker, const struct cfg_node *node, const char *a, const char *what, const char *b)
{
    checker->is_right = false;
    buf_printf(checker->problems, "%.*s: node %u: %s %s%s%s\n", STR_ARG(checker->fn->decl->name), node->index, a, what,
               *b ? " " : "", b);
}

static void
read_object(struct checker *checker, const struct cfg_node *node, size_t object)
{
    if (checker->problems && bitset_has(checker->now.valued, object) && bitset_has(checker->now.overwritten, object)) {
        report(checker, node, name_of(checker->fn, object), "is read after its bytes were reused", "");
    }
}

/* `is_whole`: nothing of an earlier value remains, so that what was overwritten does not matter any more. */
enum extent { PART, WHOLE };

static void
write_object(struct checker *checker, const struct cfg_node *node, size_t object, enum extent extent)
{
    struct bitset row = checker->overlaps[object];
    for (size_t w = 0; w < row.word_count; w++) {
        /* Whoever has the address may read at any time. */
        if (checker->problems && (row.words[w] & (node->escaped_in.words[w] | node->escaped_out.words[w]))) {
            report(checker, node, name_of(checker->fn, object), "is written over what others may read", "");
        }
        checker->now.overwritten.words[w] |= row.words[w] & checker->now.valued.words[w];
    }
    if (extent == WHOLE || !bitset_has(checker->now.valued, object)) {
        bitset_remove(checker->now.overwritten, object);
    }
    bitset_add(checker->now.valued, object);
    const struct slot *slot = slot_of(checker->fn, object);
    if (slot) {
        bitset_unite(checker->now.stale, checker->copies[slot->index]);
    } else if (object < checker->fn->locals.len) {
        bitset_add(checker->now.stale, object);
    }
}

/* What is no object is written to the slot. */
static void
write_slot(struct checker *checker, const struct cfg_node *node, const struct slot *slot, const char *name,
           const char *what)
{
    struct bitset row = checker->on_slot[slot->index];
    for (size_t w = 0; w < row.word_count; w++) {
        if (checker->problems && (row.words[w] & (node->escaped_in.words[w] | node->escaped_out.words[w]))) {
            report(checker, node, name, what, "");
        }
        checker->now.overwritten.words[w] |= row.words[w] & checker->now.valued.words[w];
    }
    bitset_unite(checker->now.stale, checker->copies[slot->index]);
}

/* The variable goes to its slot. */
static void
save(struct checker *checker, const struct cfg_node *node, const struct local *local)
{
    write_slot(checker, node, local->slot, local->name, "is saved over what others may read");
    bitset_remove(checker->now.stale, local->index);
}

/* What is awaited takes its bytes, a frame or a node with or without a result in it. */
static void
write_awaited(struct checker *checker, const struct cfg_node *node, const struct await *await)
{
    size_t result = cfg_result(checker->fn, await);
    if (result != NO_OBJECT) {
        write_object(checker, node, result, WHOLE);
    } else if (await->slot) {
        write_slot(checker, node, await->slot, await->slot->name, "is written over what others may read");
    }
}

static void
read_refs(struct checker *checker, const struct cfg_node *node)
{
    for (size_t i = 0; i < node->refs.len; i++) {
        const struct ref *ref = &node->refs.items[i];
        if ((ref->flags & REF_USE) && !(ref->flags & REF_DECLARED)) {
            read_object(checker, node, ref->object);
        }
    }
}

static void
write_refs(struct checker *checker, const struct cfg_node *node, size_t skipped)
{
    for (size_t i = 0; i < node->refs.len; i++) {
        const struct ref *ref = &node->refs.items[i];
        if (ref->object == skipped) {
            continue;
        }
        if (ref->flags & REF_FRESH) {
            bitset_remove(checker->now.valued, ref->object);
            bitset_remove(checker->now.overwritten, ref->object);
            bitset_add(checker->now.stale, ref->object);
        }
        if (ref->flags & (REF_WRITE | REF_ESCAPE)) {
            write_object(checker, node, ref->object, PART);
        }
        if ((ref->flags & REF_KILL) && !(ref->flags & REF_FRESH)) {
            write_object(checker, node, ref->object, ref->flags & REF_USE && !(ref->flags & REF_DECLARED) ? PART : WHOLE);
        }
    }
}

/* Saves, and what becomes of the copies while the function waits. Where nothing is saved unless it has to wait, it may also
 * go on at once, with all copies as they were. */
static void
suspend(struct checker *checker, const struct cfg_node *node, const struct await *await)
{
    const struct function *fn = checker->fn;
    bool may_go_on = await->leaf && await->leaf->has_try;
    struct bitset before = bitset_new(fn->arena, fn->cfg->object_count);
    bitset_copy(before, checker->now.stale);
    for (size_t i = 0; i < await->stored.len; i++) {
        save(checker, node, await->stored.items[i]);
    }
    struct bitset stale = bitset_new(fn->arena, fn->cfg->object_count);
    bitset_fill(stale);
    for (size_t i = 0; i < await->saved.len; i++) {
        const struct local *local = await->saved.items[i];
        if (checker->problems && bitset_has(checker->now.stale, local->index)) {
            report(checker, node, local->name, "is restored from a copy that may differ", "");
        }
        if (!may_go_on || !bitset_has(before, local->index)) {
            bitset_remove(stale, local->index);
        }
    }
    bitset_copy(checker->now.stale, stale);
}

static void
check_node(struct checker *checker, const struct cfg_node *node)
{
    const struct await *await = node->kind == CFG_AWAIT ? node->stmt->await : NULL;
    if (await && await_begins_before_arguments(await)) {
        write_awaited(checker, node, await);
    }
    if (await && await->kind != AWAIT_YIELD) {
        suspend(checker, node, await);
    }
    read_refs(checker, node);
    size_t result = await ? cfg_result(checker->fn, await) : NO_OBJECT;
    write_refs(checker, node, result);
    if (await && await->kind == AWAIT_YIELD) {
        suspend(checker, node, await);
    }
    for (size_t i = 0; node->kind == CFG_LOOP && i < node->stmt->stored.len; i++) {
        save(checker, node, node->stmt->stored.items[i]);
    }
    if (await) {
        write_awaited(checker, node, await);
        const struct local *dest = await_dest(await);
        if (dest) {
            write_object(checker, node, dest->index, WHOLE);
        }
    }
}

static bool
flow(void *context, struct cfg_node *node)
{
    struct checker *checker = context;
    struct state *before = &checker->before[node->index];
    struct state *after = &checker->after[node->index];
    for (size_t i = 0; i < node->predecessors.len; i++) {
        bitset_unite(before->valued, checker->after[node->predecessors.items[i]->index].valued);
        bitset_unite(before->overwritten, checker->after[node->predecessors.items[i]->index].overwritten);
        bitset_unite(before->stale, checker->after[node->predecessors.items[i]->index].stale);
    }
    bitset_intersect(before->valued, node->in_scope);
    bitset_intersect(before->overwritten, before->valued);
    bitset_copy(checker->now.valued, before->valued);
    bitset_copy(checker->now.overwritten, before->overwritten);
    bitset_copy(checker->now.stale, before->stale);
    check_node(checker, node);
    bool has_changed = bitset_unite(after->valued, checker->now.valued);
    has_changed |= bitset_unite(after->stale, checker->now.stale);
    return bitset_unite(after->overwritten, checker->now.overwritten) || has_changed;
}

/* What is there during one suspension. */
static void
check_suspension(struct checker *checker, const struct await *await, const struct bitset *rows)
{
    const struct function *fn = checker->fn;
    const struct cfg_node *node = fn->cfg->await_nodes[await->state - 1];
    VEC(const struct slot *) there = {0};
    if (await->slot) {
        vec_push(fn->arena, &there, await->slot);
    }
    if (await->kind == AWAIT_YIELD) {
        vec_push(fn->arena, &there, fn->state);
        if (fn->result) {
            vec_push(fn->arena, &there, fn->result);
        }
    }
    struct local_list required = {0};
    live_list_required(fn, await, &required);
    for (size_t i = 0; i < required.len; i++) {
        if (required.items[i]->slot) {
            vec_push(fn->arena, &there, required.items[i]->slot);
        }
    }
    for (size_t i = 0; i < there.len; i++) {
        for (size_t j = 0; j < i; j++) {
            if (bitset_has(rows[there.items[i]->index], there.items[j]->index)) {
                report(checker, node, there.items[i]->name, "is needed at the same time as", there.items[j]->name);
            }
        }
    }
    /* Saving must not destroy what the arguments read. */
    for (size_t i = 0; await->kind != AWAIT_YIELD && i < await->saved.len; i++) {
        for (size_t j = 0; j < node->refs.len; j++) {
            const struct slot *read = node->refs.items[j].flags & REF_USE ? slot_of(fn, node->refs.items[j].object) : NULL;
            if (read && bitset_has(rows[await->saved.items[i]->slot->index], read->index)) {
                report(checker, node, await->saved.items[i]->name, "is saved on the bytes of", read->name);
            }
        }
    }
}

static struct state
new_state(const struct function *fn)
{
    size_t objects = fn->cfg->object_count;
    return (struct state){bitset_new(fn->arena, objects), bitset_new(fn->arena, objects), bitset_new(fn->arena, objects)};
}

static void
prepare(struct checker *checker, const struct bitset *rows)
{
    const struct function *fn = checker->fn;
    size_t objects = fn->cfg->object_count;
    checker->overlaps = ARENA_ARRAY(fn->arena, struct bitset, objects + 1);
    for (size_t i = 0; i < objects; i++) {
        checker->overlaps[i] = bitset_new(fn->arena, objects);
        const struct slot *a = slot_of(fn, i);
        for (size_t j = 0; a && j < objects; j++) {
            const struct slot *b = j == i ? NULL : slot_of(fn, j);
            if (b && (a == b || bitset_has(rows[a->index], b->index))) {
                bitset_add(checker->overlaps[i], j);
            }
        }
    }
    checker->copies = ARENA_ARRAY(fn->arena, struct bitset, fn->slots.len + 1);
    checker->on_slot = ARENA_ARRAY(fn->arena, struct bitset, fn->slots.len + 1);
    for (size_t i = 0; i < fn->slots.len; i++) {
        checker->copies[i] = bitset_new(fn->arena, objects);
        checker->on_slot[i] = bitset_new(fn->arena, objects);
        for (size_t j = 0; j < objects; j++) {
            const struct slot *slot = slot_of(fn, j);
            if (slot && (slot->index == i || bitset_has(rows[i], slot->index))) {
                bitset_add(checker->on_slot[i], j);
            }
        }
        for (size_t j = 0; j < fn->locals.len; j++) {
            const struct local *local = fn->locals.items[j];
            if (local->place == PLACE_SAVED && (local->slot->index == i || bitset_has(rows[i], local->slot->index))) {
                bitset_add(checker->copies[i], j);
            }
        }
    }
    checker->before = ARENA_ARRAY(fn->arena, struct state, fn->cfg->node_count);
    checker->after = ARENA_ARRAY(fn->arena, struct state, fn->cfg->node_count);
    for (size_t i = 0; i < fn->cfg->node_count; i++) {
        checker->before[i] = new_state(fn);
        checker->after[i] = new_state(fn);
    }
    checker->now = new_state(fn);
    struct bitset first = checker->before[fn->cfg->entry->index].stale;
    bitset_fill(first);
}

bool
layout_check(const struct function *fn, struct buf *problems)
{
    struct checker checker = {.fn = fn, .is_right = true};
    if (!fn->layout) {
        return true;
    }
    struct arena_mark mark = arena_mark(fn->arena);
    struct bitset *rows = layout_find_overlaps(fn);
    prepare(&checker, rows);
    flow_solve(fn->arena, fn->cfg, FLOW_FORWARD, flow, &checker);
    checker.problems = problems;
    for (size_t i = 0; i < fn->cfg->node_count; i++) {
        (void)flow(&checker, fn->cfg->nodes[i]);
    }
    for (size_t k = 0; k < fn->awaits.len; k++) {
        if (fn->cfg->await_nodes[k]) {
            check_suspension(&checker, fn->awaits.items[k], rows);
        }
    }
    arena_release(fn->arena, mark);
    return checker.is_right;
}
