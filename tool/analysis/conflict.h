/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which slots of the frame are in use at the same time. */
#ifndef ASYNCC_ANALYSIS_CONFLICT_H
#define ASYNCC_ANALYSIS_CONFLICT_H

#include "model/function.h"

/* Symmetric, a row for each slot by slot.index; nothing conflicts with itself. */
struct conflicts {
    struct bitset *rows;
    size_t count;
};

/* Requires live_compute(). */
struct conflicts conflict_build(const struct function *fn);

/* Most bytes that are in use during one suspension, alignment left out. */
long long conflict_lower_bound(const struct function *fn);

#endif
