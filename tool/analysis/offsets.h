/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Packs by offset where no tree of structs and unions is as small. */
#ifndef ASYNCC_ANALYSIS_OFFSETS_H
#define ASYNCC_ANALYSIS_OFFSETS_H

#include "analysis/conflict.h"

/* One or two choices of structs with fixed offsets over the members of the set (slot.index) and the function's result, if any, which
   lies where it does in a frame of its own; NULL if none was found with which they end before `limit` in the frame.  No search for less than `least` bytes.
   Adds to function.orders.  The effort is bounded. */
struct layout *offsets_pack(struct function *fn, const struct conflicts *conflicts, struct bitset members, long long least,
                            long long limit);

#endif
