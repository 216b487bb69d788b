/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Round after round over the nodes in reverse post-order, or against it; but only those that may change. */
#include "analysis/flow.h"

/* Marks whom a change at the node concerns; true if one of them has had its turn in this round. */
static bool
mark(const struct cfg_node *node, enum flow_direction direction, bool *is_due)
{
    bool is_forward = direction == FLOW_FORWARD;
    struct cfg_node *const *items = is_forward ? node->successors.items : node->predecessors.items;
    size_t count = is_forward ? node->successors.len : node->predecessors.len;
    bool is_behind = false;
    for (size_t i = 0; i < count; i++) {
        is_due[items[i]->index] = true;
        is_behind |= is_forward ? items[i]->index <= node->index : items[i]->index >= node->index;
    }
    return is_behind;
}

void
flow_solve(struct arena *arena, const struct cfg *cfg, enum flow_direction direction, flow_step_fn *step, void *context)
{
    bool *is_due = ARENA_ARRAY(arena, bool, cfg->node_count);
    memset(is_due, true, cfg->node_count);
    for (bool is_left = true; is_left;) {
        is_left = false;
        for (size_t i = 0; i < cfg->node_count; i++) {
            struct cfg_node *node = cfg->nodes[direction == FLOW_FORWARD ? i : cfg->node_count - 1 - i];
            if (is_due[node->index]) {
                is_due[node->index] = false;
                is_left |= step(context, node) && mark(node, direction, is_due);
            }
        }
    }
}
