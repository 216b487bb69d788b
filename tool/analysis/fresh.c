/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A variable is fresh where its slot holds its value: behind a save or a restore, until the variable is assigned or something
 * else is written to those bytes.  A forward must-analysis; what is fresh before an await is not saved there.
 *
 *     frame->n = n;                    frame->n = n;
 *     await f();                       await f();
 *     frame->n = n;               ->   await g();
 *     await g();
 *
 * Around a loop one way in is the first turn, which makes nothing fresh.  So what an await in the loop saves in each turn
 * for its sake is saved before the loop:
 *
 *     for (;;) {                       frame->n = n;
 *         frame->n = n;           ->   for (;;) {
 *         await f(n);                      await f(n);
 *     }                                }
 *
 * Outer loops are tried first.  A save before a loop stays only if it makes one in the loop idle. */
#include "analysis/fresh.h"

#include "analysis/layout.h"
#include "analysis/flow.h"

struct analysis {
    const struct function *fn;
    struct bitset *copies; /* by slot.index: PLACE_SAVED locals with bytes in common, the slot's own too */
    struct bitset *in;     /* by node: fresh locals                                                      */
    struct bitset *out;
    struct bitset *lost;   /* by node: locals that may not be fresh behind it                            */
    struct bitset scratch;
    struct bitset fresh;   /* scratch, too                                                              */
    unsigned *inside;      /* by node: the number of the loop that was looked at last, if it is in it    */
    unsigned *repeated;    /* by node: the same, if there is another turn behind it                      */
    unsigned mark;         /* that number                                                                */
};

static const struct slot *
slot_of(const struct function *fn, size_t object)
{
    if (object >= fn->locals.len) {
        return cfg_result_await(fn, object)->slot;
    }
    return fn->locals.items[object]->place == PLACE_FRAME ? fn->locals.items[object]->slot : NULL;
}

static void
find_copies(struct analysis *analysis)
{
    const struct function *fn = analysis->fn;
    struct bitset *overlaps = layout_find_overlaps(fn);
    analysis->copies = ARENA_ARRAY(fn->arena, struct bitset, fn->slots.len + 1);
    for (size_t i = 0; i < fn->slots.len; i++) {
        analysis->copies[i] = bitset_new(fn->arena, fn->locals.len);
    }
    for (size_t i = 0; i < fn->locals.len; i++) {
        const struct local *local = fn->locals.items[i];
        if (local->place != PLACE_SAVED) {
            continue;
        }
        struct bitset others = overlaps[local->slot->index];
        bitset_add(analysis->copies[local->slot->index], i);
        for (size_t w = 0; w < others.word_count; w++) {
            for (uint64_t bits = others.words[w]; bits; bits &= bits - 1) {
                bitset_add(analysis->copies[w * 64 + (size_t)__builtin_ctzll(bits)], i);
            }
        }
    }
}

static void
lose_bytes(const struct analysis *analysis, struct bitset lost, const struct slot *slot)
{
    if (slot) {
        bitset_unite(lost, analysis->copies[slot->index]);
    }
}

/* Whoever has the address of an object may write to it at any time. */
static void
lose_escaped(const struct analysis *analysis, struct bitset lost, struct bitset escaped)
{
    for (size_t w = 0; w < escaped.word_count; w++) {
        for (uint64_t bits = escaped.words[w]; bits; bits &= bits - 1) {
            lose_bytes(analysis, lost, slot_of(analysis->fn, w * 64 + (size_t)__builtin_ctzll(bits)));
        }
    }
}

static void
lose_in_await(const struct analysis *analysis, struct bitset lost, const struct await *await)
{
    const struct function *fn = analysis->fn;
    lose_bytes(analysis, lost, await->slot);
    if (await->kind == AWAIT_YIELD) {
        lose_bytes(analysis, lost, fn->state);
        lose_bytes(analysis, lost, fn->result);
    }
    /* What is saved together has bytes of its own. */
    for (size_t i = 0; i < await->saved.len; i++) {
        lose_bytes(analysis, lost, await->saved.items[i]->slot);
    }
    for (size_t i = 0; i < await->saved.len; i++) {
        bitset_remove(lost, await->saved.items[i]->index);
    }
}

static void
find_lost(struct analysis *analysis, const struct cfg_node *node)
{
    const unsigned changes = REF_KILL | REF_WRITE | REF_ADDRESS | REF_ESCAPE;
    const struct function *fn = analysis->fn;
    struct bitset lost = bitset_new(fn->arena, fn->locals.len);
    if (node->kind == CFG_AWAIT) {
        lose_in_await(analysis, lost, node->stmt->await);
    }
    for (size_t i = 0; i < node->refs.len; i++) {
        const struct ref *ref = &node->refs.items[i];
        if (!(ref->flags & changes)) {
            continue;
        }
        if (ref->object < fn->locals.len) {
            bitset_add(lost, ref->object);
        }
        lose_bytes(analysis, lost, slot_of(fn, ref->object));
    }
    lose_escaped(analysis, lost, node->escaped_in);
    lose_escaped(analysis, lost, node->escaped_out);
    analysis->lost[node->index] = lost;
}

/* What is yielded is evaluated before the saves, arguments are behind them. */
static bool
is_stored(const struct analysis *analysis, const struct await *await, const struct local *local)
{
    const struct cfg_node *node = analysis->fn->cfg->await_nodes[await->state - 1];
    return !node || !bitset_has(analysis->in[node->index], local->index) ||
           (await->kind == AWAIT_YIELD && bitset_has(analysis->lost[node->index], local->index));
}

/* Where nothing is saved unless the function has to wait, both ways lead on. */
static void
flow_await(const struct analysis *analysis, const struct await *await, struct bitset fresh)
{
    struct bitset before = analysis->scratch;
    bitset_copy(before, fresh);
    bitset_subtract(fresh, fresh);
    for (size_t i = 0; i < await->saved.len; i++) {
        size_t index = await->saved.items[i]->index;
        if (!(await->leaf && await->leaf->has_try) || bitset_has(before, index)) {
            bitset_add(fresh, index);
        }
    }
}

static void
flow_loop(const struct analysis *analysis, const struct stmt *loop, struct bitset fresh)
{
    for (size_t i = 0; i < loop->stored.len; i++) {
        bitset_subtract(fresh, analysis->copies[loop->stored.items[i]->slot->index]);
        bitset_add(fresh, loop->stored.items[i]->index);
    }
}

/* True if what is behind the node changed. */
static bool
flow(void *context, struct cfg_node *node)
{
    const struct analysis *analysis = context;
    struct bitset fresh = analysis->fresh;
    struct bitset in = analysis->in[node->index];
    struct bitset out = analysis->out[node->index];
    for (size_t i = 0; i < node->predecessors.len; i++) {
        bitset_intersect(in, analysis->out[node->predecessors.items[i]->index]);
    }
    for (size_t w = 0; w < in.word_count; w++) { /* the scopes know of results, too */
        in.words[w] &= node->in_scope.words[w];
    }
    bitset_copy(fresh, in);
    if (node->kind == CFG_AWAIT) {
        flow_await(analysis, node->stmt->await, fresh);
    } else if (node->kind == CFG_LOOP) {
        flow_loop(analysis, node->stmt, fresh);
    }
    bitset_subtract(fresh, analysis->lost[node->index]);
    bool has_changed = !bitset_is_same(out, fresh);
    bitset_copy(out, fresh);
    return has_changed;
}

/* From everything fresh everywhere, but nothing at the entry, down to what holds on all ways. */
static void
solve(struct analysis *analysis)
{
    const struct cfg *cfg = analysis->fn->cfg;
    for (size_t i = 0; i < cfg->node_count; i++) {
        bitset_fill(analysis->in[i]);
        bitset_fill(analysis->out[i]);
    }
    bitset_subtract(analysis->in[cfg->entry->index], analysis->in[cfg->entry->index]);
    flow_solve(analysis->fn->arena, cfg, FLOW_FORWARD, flow, analysis);
}

/* ---- loops ---- */

/* Marks the nodes of the loop from which there is another turn. */
static void
mark_repeated(struct analysis *analysis, const struct cfg_loop *loop)
{
    const struct function *fn = analysis->fn;
    VEC(const struct cfg_node *) work = {0};
    unsigned mark = ++analysis->mark;
    for (size_t i = loop->begin; i < loop->end; i++) {
        analysis->inside[fn->cfg->created[i]->index] = mark;
    }
    vec_push(fn->arena, &work, loop->head);
    while (work.len) {
        const struct cfg_node *node = work.items[--work.len];
        for (size_t i = 0; i < node->predecessors.len; i++) {
            unsigned index = node->predecessors.items[i]->index;
            if (analysis->inside[index] == mark && analysis->repeated[index] != mark) {
                analysis->repeated[index] = mark;
                vec_push(fn->arena, &work, node->predecessors.items[i]);
            }
        }
    }
}

static bool
has(const struct local_list *list, const struct local *local)
{
    for (size_t i = 0; i < list->len; i++) {
        if (list->items[i] == local) {
            return true;
        }
    }
    return false;
}

/* Whether the slot may be written there: the variable is the one of inside, nothing else is on the bytes. */
static bool
can_store(const struct analysis *analysis, const struct cfg_node *before, const struct local *local)
{
    const struct function *fn = analysis->fn;
    if (!bitset_has(before->in_scope, local->index) || before->index >= fn->cfg->reachable_count) {
        return false;
    }
    for (size_t i = 0; i < fn->cfg->object_count; i++) {
        const struct slot *slot = slot_of(fn, i);
        bool is_there = bitset_has(before->live_in, i) || bitset_has(before->live_out, i) ||
                        bitset_has(before->escaped_in, i) || bitset_has(before->escaped_out, i);
        if (slot && is_there && bitset_has(analysis->copies[slot->index], local->index)) {
            return false;
        }
    }
    return true;
}

/* Tries to save before the loop what is saved in it. */
static void
add_stores(struct analysis *analysis, const struct cfg_loop *loop)
{
    const struct function *fn = analysis->fn;
    mark_repeated(analysis, loop);
    for (size_t i = loop->begin; i < loop->end; i++) {
        const struct cfg_node *node = fn->cfg->created[i];
        bool is_repeated = analysis->repeated[node->index] == analysis->mark;
        const struct await *await = node->kind == CFG_AWAIT && is_repeated ? node->stmt->await : NULL;
        for (size_t j = 0; await && j < await->saved.len; j++) {
            struct local *local = await->saved.items[j];
            if (is_stored(analysis, await, local) && !has(&loop->stmt->stored, local) &&
                can_store(analysis, loop->before, local)) {
                vec_push(fn->arena, &loop->stmt->stored, local);
            }
        }
    }
}

/* Saves that the last round of the data flow found to be necessary. */
static void
update_stored(struct analysis *analysis)
{
    const struct function *fn = analysis->fn;
    for (size_t k = 0; k < fn->awaits.len; k++) {
        struct await *await = fn->awaits.items[k];
        await->stored.len = 0;
        for (size_t i = 0; i < await->saved.len; i++) {
            if (is_stored(analysis, await, await->saved.items[i])) {
                vec_push(fn->arena, &await->stored, await->saved.items[i]);
            }
        }
    }
}

/* Whether an await of the loop that had to save the variable has not any more. */
static bool
is_useful(const struct analysis *analysis, const struct cfg_loop *loop, const struct local *local)
{
    for (size_t i = loop->begin; i < loop->end; i++) {
        const struct cfg_node *node = analysis->fn->cfg->created[i];
        const struct await *await = node->kind == CFG_AWAIT ? node->stmt->await : NULL;
        if (await && has(&await->stored, local) && !is_stored(analysis, await, local)) {
            return true;
        }
    }
    return false;
}

static void
drop_useless(struct analysis *analysis, const struct cfg_loop *loop)
{
    struct local_list *stored = &loop->stmt->stored;
    size_t count = 0;
    for (size_t i = 0; i < stored->len; i++) {
        if (is_useful(analysis, loop, stored->items[i])) {
            stored->items[count++] = stored->items[i];
        }
    }
    stored->len = count;
}

/* One level of loops; false: there is none as deep. */
static bool
try_loops(struct analysis *analysis, unsigned depth)
{
    const struct cfg *cfg = analysis->fn->cfg;
    bool is_deep = false;
    for (size_t i = 0; i < cfg->loops.len; i++) {
        if (cfg->loops.items[i].depth == depth) {
            is_deep = true;
            add_stores(analysis, &cfg->loops.items[i]);
        }
    }
    if (!is_deep) {
        return false;
    }
    solve(analysis);
    for (size_t i = 0; i < cfg->loops.len; i++) {
        if (cfg->loops.items[i].depth == depth) {
            drop_useless(analysis, &cfg->loops.items[i]);
        }
    }
    solve(analysis);
    update_stored(analysis);
    return true;
}

void
fresh_compute(struct function *fn)
{
    struct analysis analysis = {.fn = fn};
    size_t count = fn->cfg->node_count;
    if (fn->slots.len == 0 || !fn->layout) {
        return;
    }
    find_copies(&analysis);
    analysis.scratch = bitset_new(fn->arena, fn->locals.len);
    analysis.fresh = bitset_new(fn->arena, fn->locals.len);
    analysis.inside = ARENA_ARRAY(fn->arena, unsigned, count);
    analysis.repeated = ARENA_ARRAY(fn->arena, unsigned, count);
    analysis.in = ARENA_ARRAY(fn->arena, struct bitset, count);
    analysis.out = ARENA_ARRAY(fn->arena, struct bitset, count);
    analysis.lost = ARENA_ARRAY(fn->arena, struct bitset, count);
    for (size_t i = 0; i < count; i++) {
        analysis.in[i] = bitset_new(fn->arena, fn->locals.len);
        analysis.out[i] = bitset_new(fn->arena, fn->locals.len);
        find_lost(&analysis, fn->cfg->nodes[i]);
    }
    solve(&analysis);
    update_stored(&analysis);
    for (unsigned depth = 0; try_loops(&analysis, depth); depth++) {
    }
}

static void
dump_list(const struct local_list *list, struct buf *out)
{
    for (size_t i = 0; i < list->len; i++) {
        buf_printf(out, " %s", list->items[i]->name);
    }
}

void
fresh_dump(const struct function *fn, struct buf *out)
{
    buf_printf(out, "saves of %.*s\n", STR_ARG(fn->decl->name));
    for (size_t i = 0; i < fn->cfg->loops.len; i++) {
        const struct cfg_loop *loop = &fn->cfg->loops.items[i];
        if (loop->stmt->stored.len) {
            buf_printf(out, "  before loop %zu:", i + 1);
            dump_list(&loop->stmt->stored, out);
            buf_char(out, '\n');
        }
    }
    for (size_t k = 0; k < fn->awaits.len; k++) {
        const struct await *await = fn->awaits.items[k];
        buf_printf(out, "  await %u: saves", await->state);
        dump_list(&await->stored, out);
        buf_text(out, "; restores");
        dump_list(&await->saved, out);
        if (await->again.len) {
            buf_text(out, "; computes");
            dump_list(&await->again, out);
        }
        buf_char(out, '\n');
    }
}
