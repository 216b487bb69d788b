/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What must survive each suspension, and in which form. */
#ifndef ASYNCC_ANALYSIS_LIVE_H
#define ASYNCC_ANALYSIS_LIVE_H

#include "base/buf.h"
#include "model/function.h"

/* Fills local.place and slot, await.saved, stored, again and slot, function.slots and result, live_in/out of the graph's nodes.
   Requires escape_compute(). */
void live_compute(struct function *fn);

/* Must `local` have storage while `await` is suspended?  Requires live_compute(). */
bool live_is_required(const struct function *fn, const struct local *local, const struct await *await);

/* All of those, in their order, instead of what is in `list`. Costs as many steps as there are, and one for every 64 locals. */
void live_list_required(const struct function *fn, const struct await *await, struct local_list *list);

void live_dump(const struct function *fn, struct buf *out);

#endif
