/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which variables need not be saved before a suspension, because their slots still hold what they hold. */
#ifndef ASYNCC_ANALYSIS_FRESH_H
#define ASYNCC_ANALYSIS_FRESH_H

#include "base/buf.h"
#include "model/function.h"

/* Takes from await.stored what is not needed, and moves to stmt.stored of a loop what does not change in it.
   Requires layout_compute().  O(nodes * depth of loops * locals / 64) for each round of the data flow. */
void fresh_compute(struct function *fn);

void fresh_dump(const struct function *fn, struct buf *out);

#endif
