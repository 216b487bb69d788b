/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Runs over the graph with two facts for each object: it may have a value, and another object may have been written to
 * its bytes since. Reading a value in the second state is the fault that a wrong layout causes. Liveness is not used, so
 * a mistake there shows here; which objects a node touches (analysis/refs.c) is trusted.
 *
 * Also at every await: everything that must survive it, and what it waits in, lie on bytes of their own. */
#include "analysis/check.h"

#include "analysis/cfg.h"
#include "analysis/live.h"

struct state {
    struct bitset valued;      /* may have a value        */
    struct bitset overwritten; /* may have lost its bytes */
};

struct checker {
    const struct function *fn;
    struct bitset *overlaps;   /* by object: objects on the same bytes, itself not */
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
        return fn->awaits.items[object - fn->locals.len]->slot;
    }
    return fn->locals.items[object]->place == PLACE_FRAME ? fn->locals.items[object]->slot : NULL;
}

static const char *
name_of(const struct function *fn, size_t object)
{
    return object < fn->locals.len ? fn->locals.items[object]->name : slot_of(fn, object)->name;
}

/* Marks the slots of a layout; with `rows`, those of different alternatives of a choice overlap. */
static void
find_overlaps(const struct function *fn, const struct layout *layout, struct bitset inside, struct bitset *rows)
{
    if (layout->kind == LAYOUT_SLOT) {
        bitset_add(inside, layout->slot->index);
        return;
    }
    for (size_t i = 0; i < layout->item_count; i++) {
        struct bitset part = bitset_new(fn->arena, fn->slots.len);
        find_overlaps(fn, layout->items[i], part, rows);
        for (size_t j = 0; layout->kind == LAYOUT_CHOICE && j < fn->slots.len; j++) {
            if (bitset_has(part, j)) {
                bitset_unite(rows[j], inside);
            } else if (bitset_has(inside, j)) {
                bitset_unite(rows[j], part);
            }
        }
        bitset_unite(inside, part);
    }
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
        }
        if (ref->flags & (REF_WRITE | REF_ESCAPE)) {
            write_object(checker, node, ref->object, PART);
        }
        if ((ref->flags & REF_KILL) && !(ref->flags & REF_FRESH)) {
            write_object(checker, node, ref->object, ref->flags & REF_USE && !(ref->flags & REF_DECLARED) ? PART : WHOLE);
        }
    }
}

static void
check_node(struct checker *checker, const struct cfg_node *node)
{
    const struct await *await = node->kind == CFG_AWAIT ? node->stmt->await : NULL;
    if (await && await_begins_before_arguments(await)) {
        write_object(checker, node, cfg_result(checker->fn, await), WHOLE);
    }
    read_refs(checker, node);
    size_t result = await ? cfg_result(checker->fn, await) : SIZE_MAX;
    write_refs(checker, node, result);
    if (await) {
        write_object(checker, node, result, WHOLE);
        const struct local *dest = await_dest(await);
        if (dest) {
            write_object(checker, node, dest->index, WHOLE);
        }
    }
}

static bool
flow(struct checker *checker, const struct cfg_node *node)
{
    struct state *before = &checker->before[node->index];
    struct state *after = &checker->after[node->index];
    for (size_t i = 0; i < node->predecessors.len; i++) {
        bitset_unite(before->valued, checker->after[node->predecessors.items[i]->index].valued);
        bitset_unite(before->overwritten, checker->after[node->predecessors.items[i]->index].overwritten);
    }
    bitset_intersect(before->valued, node->in_scope);
    bitset_intersect(before->overwritten, before->valued);
    bitset_copy(checker->now.valued, before->valued);
    bitset_copy(checker->now.overwritten, before->overwritten);
    check_node(checker, node);
    bool has_changed = bitset_unite(after->valued, checker->now.valued);
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
    for (size_t i = 0; i < fn->locals.len; i++) {
        if (fn->locals.items[i]->slot && live_is_required(fn, fn->locals.items[i], await)) {
            vec_push(fn->arena, &there, fn->locals.items[i]->slot);
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
    checker->before = ARENA_ARRAY(fn->arena, struct state, fn->cfg->node_count);
    checker->after = ARENA_ARRAY(fn->arena, struct state, fn->cfg->node_count);
    for (size_t i = 0; i < fn->cfg->node_count; i++) {
        checker->before[i] = (struct state){bitset_new(fn->arena, objects), bitset_new(fn->arena, objects)};
        checker->after[i] = (struct state){bitset_new(fn->arena, objects), bitset_new(fn->arena, objects)};
    }
    checker->now = (struct state){bitset_new(fn->arena, objects), bitset_new(fn->arena, objects)};
}

bool
layout_check(const struct function *fn, struct buf *problems)
{
    struct checker checker = {.fn = fn, .is_right = true};
    if (!fn->layout) {
        return true;
    }
    struct bitset *rows = ARENA_ARRAY(fn->arena, struct bitset, fn->slots.len);
    for (size_t i = 0; i < fn->slots.len; i++) {
        rows[i] = bitset_new(fn->arena, fn->slots.len);
    }
    struct bitset inside = bitset_new(fn->arena, fn->slots.len);
    find_overlaps(fn, fn->layout, inside, rows);
    prepare(&checker, rows);
    for (bool has_changed = true; has_changed;) {
        has_changed = false;
        for (size_t i = 0; i < fn->cfg->node_count; i++) {
            has_changed |= flow(&checker, fn->cfg->nodes[i]);
        }
    }
    checker.problems = problems;
    for (size_t i = 0; i < fn->cfg->node_count; i++) {
        (void)flow(&checker, fn->cfg->nodes[i]);
    }
    for (size_t k = 0; k < fn->awaits.len; k++) {
        if (fn->cfg->await_nodes[k]) {
            check_suspension(&checker, fn->awaits.items[k], rows);
        }
    }
    return checker.is_right;
}
