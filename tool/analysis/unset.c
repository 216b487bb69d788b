/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Forward must-analysis by its complement: may still be without a value.
 *
 * A cleanup is emitted once, for the body's end and for errors, so behind it the graph has a path on which an error left the
 * body before a variable was set and the variable is then read. That path is never taken, as the error is tested there:
 *
 *     int v; async_with (&lock) { v = await f(); } return v;
 *
 * Compilers that do not see this would warn. So where the error leaves, the variable counts as set. */
#include "analysis/unset.h"

#include "analysis/flow.h"

struct state {
    struct bitset in;
    struct bitset out;
};

struct unset {
    const struct function *fn;
    struct state *states;  /* by node                                        */
    struct bitset *unread; /* by node: what the error that leaves there does not need */
    struct bitset zeroed;  /* the result                                     */
    struct bitset scratch;
};

static bool
flow(void *context, struct cfg_node *node)
{
    struct unset *unset = context;
    struct state *state = &unset->states[node->index];
    for (size_t i = 0; i < node->predecessors.len; i++) {
        bitset_unite(state->in, unset->states[node->predecessors.items[i]->index].out);
    }
    bitset_copy(unset->scratch, state->in);
    for (size_t i = 0; i < node->refs.len; i++) {
        const struct ref *ref = &node->refs.items[i];
        if (ref->flags & REF_FRESH) {
            bitset_add(unset->scratch, ref->object);
        } else if (ref->flags & REF_KILL) {
            bitset_remove(unset->scratch, ref->object);
        }
    }
    bitset_subtract(unset->scratch, unset->unread[node->index]);
    return bitset_unite(state->out, unset->scratch);
}

static void
compute(struct unset *unset)
{
    const struct function *fn = unset->fn;
    const struct cfg *cfg = fn->cfg;
    for (size_t i = 0; i < cfg->node_count; i++) {
        unset->states[i].in = bitset_new(fn->arena, cfg->object_count);
        unset->states[i].out = bitset_new(fn->arena, cfg->object_count);
    }
    for (size_t i = 0; i < fn->locals.len; i++) {
        bitset_add(unset->states[cfg->entry->index].in, i);
    }
    flow_solve(fn->arena, cfg, FLOW_FORWARD, flow, unset);
}

static void
find_zeroed(struct unset *unset)
{
    const struct function *fn = unset->fn;
    for (size_t k = 0; k < fn->awaits.len; k++) {
        const struct await *await = fn->awaits.items[k];
        for (size_t i = 0; i < await->saved.len; i++) {
            if (bitset_has(unset->states[fn->cfg->await_nodes[k]->index].in, await->saved.items[i]->index)) {
                bitset_add(unset->zeroed, await->saved.items[i]->index);
            }
        }
    }
}

/* Its name means this variable everywhere. */
static bool
has_own_name(const struct function *fn, const struct local *local)
{
    for (size_t i = 0; i < fn->locals.len; i++) {
        const struct local *other = fn->locals.items[i];
        if (other != local && other->decl && str_eq(other->decl->name, local->decl->name)) {
            return false;
        }
    }
    return true;
}

static bool
is_error_exit(const struct cfg_node *node)
{
    return node->stmt && node->stmt->kind == STMT_GOTO && node->stmt->is_error_exit && node->successors.len == 1;
}

/* Whether who gets to the label without an error has given the variable a value. */
static bool
is_set_otherwise(const struct unset *unset, const struct cfg_node *label, size_t index)
{
    for (size_t i = 0; i < label->predecessors.len; i++) {
        const struct cfg_node *from = label->predecessors.items[i];
        if (!is_error_exit(from) && !bitset_has(unset->states[from->index].out, index)) {
            return true;
        }
    }
    return false;
}

/* True if something was found. */
static bool
find_unread(struct unset *unset, const struct cfg_node *node)
{
    const struct function *fn = unset->fn;
    const struct cfg_node *label = node->successors.items[0];
    struct state *state = &unset->states[node->index];
    bool has_found = false;
    for (size_t i = 0; i < fn->locals.len; i++) {
        const struct local *local = fn->locals.items[i];
        bool is_in_doubt = bitset_has(state->out, i) && bitset_has(label->live_in, i) && !bitset_has(unset->zeroed, i);
        if (local->decl && local->place != PLACE_FRAME && is_in_doubt && is_set_otherwise(unset, label, i) &&
            has_own_name(fn, local)) {
            bitset_add(unset->unread[node->index], i);
            has_found = true;
        }
    }
    return has_found;
}

static bool
find_all_unread(struct unset *unset)
{
    bool has_found = false;
    for (size_t i = 0; i < unset->fn->cfg->node_count; i++) {
        const struct cfg_node *node = unset->fn->cfg->nodes[i];
        has_found |= is_error_exit(node) && find_unread(unset, node);
    }
    return has_found;
}

struct bitset
unset_compute(const struct function *fn)
{
    const struct cfg *cfg = fn->cfg;
    struct unset unset = {.fn = fn,
                          .states = ARENA_ARRAY(fn->arena, struct state, cfg->node_count),
                          .unread = ARENA_ARRAY(fn->arena, struct bitset, cfg->node_count),
                          .zeroed = bitset_new(fn->arena, fn->locals.len),
                          .scratch = bitset_new(fn->arena, cfg->object_count)};
    for (size_t i = 0; i < cfg->node_count; i++) {
        unset.unread[i] = bitset_new(fn->arena, cfg->object_count);
    }
    compute(&unset);
    find_zeroed(&unset);
    /* What counts as set where an inner body is left may be set behind it, where an outer one ends. */
    while (find_all_unread(&unset)) {
        compute(&unset);
    }
    for (size_t i = 0; i < cfg->node_count; i++) {
        if (is_error_exit(cfg->nodes[i])) {
            ((struct stmt *)cfg->nodes[i]->stmt)->unread = unset.unread[i];
        }
    }
    return unset.zeroed;
}
