/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Runs a data-flow analysis until nothing changes any more. */
#ifndef ASYNCC_ANALYSIS_FLOW_H
#define ASYNCC_ANALYSIS_FLOW_H

#include "analysis/cfg.h"

/* What flows through the node; true if what its neighbours read has changed: behind the node, or before it. */
typedef bool flow_step_fn(void *context, struct cfg_node *node);

enum flow_direction { FLOW_FORWARD, FLOW_BACKWARD };

/* Every node once, in the direction's order, then those again of which a neighbour has changed. So the number of visits is
 * that of the nodes, and of those in loops once or twice more for each level. */
void flow_solve(struct arena *arena, const struct cfg *cfg, enum flow_direction direction, flow_step_fn *step,
                void *context);

#endif
