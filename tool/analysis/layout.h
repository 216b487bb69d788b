/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Where everything lies in the frame: what is never in use at the same time shares bytes.
 *
 * The result is a tree of structs and unions. Sizes decide how well it packs, never whether it is right.
 */
#ifndef ASYNCC_ANALYSIS_LAYOUT_H
#define ASYNCC_ANALYSIS_LAYOUT_H

#include "base/buf.h"
#include "model/function.h"

/* Fills function.layout (a series, or NULL if there are no slots), frame_size, frame_align, lower_bound and of each slot
   name, path, why, size and align. Requires live_compute(), and callees laid out before callers. */
void layout_compute(struct function *fn);

void layout_dump(const struct function *fn, struct buf *out);

/* The sizes of a task whose function is in another file; that one must have been laid out, if it is translated too. */
void layout_measure_guest(struct function *guest);

/* By slot.index: the other slots that have bytes in common with it.  Requires function.layout. */
struct bitset *layout_find_overlaps(const struct function *fn);

/* Where the slot lies in the frame.  Requires function.layout. */
long long layout_find_offset(const struct function *fn, const struct slot *slot);

/* Where what the layout describes begins in the frame: behind `awaiting`. */
long long layout_begin(const struct function *fn);

#endif
