/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Runs a data-flow analysis until nothing changes any more. */
#ifndef ASYNCC_ANALYSIS_SOLVE_H
#define ASYNCC_ANALYSIS_SOLVE_H

#include "analysis/cfg.h"

/* What flows through the node; true if what its neighbours read has changed: behind the node, or before it. */
typedef bool solve_flow_fn(void *context, struct cfg_node *node);

enum solve_direction { SOLVE_FORWARD, SOLVE_BACKWARD };

/* Every node once, in the direction's order, then those again of which a neighbour has changed. So the number of visits is
 * that of the nodes, and of those in loops once or twice more for each level. */
void solve_flow(struct arena *arena, const struct cfg *cfg, enum solve_direction direction, solve_flow_fn *flow,
                void *context);

#endif
