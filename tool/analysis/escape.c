/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A forward may-analysis: an address that was given away is forgotten only when the object's scope is left. What an await holds is
 * given away at that node alone. */
#include "analysis/escape.h"

#include "analysis/flow.h"

static void
summarise(struct function *fn, const struct cfg_node *node)
{
    for (size_t i = 0; i < node->refs.len; i++) {
        const struct ref *ref = &node->refs.items[i];
        if (ref->object >= fn->locals.len) {
            continue;
        }
        struct local *local = fn->locals.items[ref->object];
        local->is_address_taken |= (ref->flags & REF_ADDRESS) != 0;
        local->is_escaping |= (ref->flags & REF_ESCAPE) != 0;
        local->is_assigned |= (ref->flags & (REF_KILL | REF_WRITE)) && !(ref->flags & REF_DECLARED);
    }
}

/* True if what is behind the node changed. */
static bool
flow_through(void *context, struct cfg_node *node)
{
    (void)context;
    for (size_t i = 0; i < node->predecessors.len; i++) {
        bitset_unite(node->escaped_in, node->predecessors.items[i]->escaped_out);
    }
    bitset_intersect(node->escaped_in, node->in_scope);
    bool has_changed = bitset_unite(node->escaped_out, node->escaped_in);
    for (size_t i = 0; i < node->refs.len; i++) {
        const struct ref *ref = &node->refs.items[i];
        if ((ref->flags & REF_ESCAPE) && !bitset_has(node->escaped_out, ref->object)) {
            bitset_add(node->escaped_out, ref->object);
            has_changed = true;
        }
    }
    return has_changed;
}

static void
add_held(const struct cfg_node *node)
{
    for (size_t i = 0; i < node->refs.len; i++) {
        if (node->refs.items[i].flags & REF_HELD) {
            bitset_add(node->escaped_out, node->refs.items[i].object);
        }
    }
}

void
escape_compute(struct function *fn)
{
    struct cfg *cfg = fn->cfg;
    for (size_t i = 0; i < cfg->node_count; i++) {
        summarise(fn, cfg->nodes[i]);
        cfg->nodes[i]->escaped_in = bitset_new(fn->arena, cfg->object_count);
        cfg->nodes[i]->escaped_out = bitset_new(fn->arena, cfg->object_count);
    }
    flow_solve(fn->arena, cfg, FLOW_FORWARD, flow_through, NULL);
    for (size_t i = 0; i < cfg->node_count; i++) {
        add_held(cfg->nodes[i]);
    }
}
