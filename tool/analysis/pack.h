/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Finds a small tree of structs and unions in which slots that conflict never share bytes. */
#ifndef ASYNCC_ANALYSIS_PACK_H
#define ASYNCC_ANALYSIS_PACK_H

#include "analysis/conflict.h"

/* The tree over the members of the set (slot.index), at least one. Only size and align of the slots are read. */
struct layout *pack(const struct function *fn, const struct conflicts *conflicts, struct bitset members);

/* The slot alone. */
struct layout *pack_slot(struct arena *arena, struct slot *slot);

/* A series or choice of these; one item: itself. Items of the same kind are merged into it. */
struct layout *layout_join(struct arena *arena, enum layout_kind kind, struct layout *const *items, size_t count);

/* Orders the members of each struct so that little padding is needed, those of each union by their first slot; fills
   size and align. `offset`: where the layout begins; `fixed`: how many items of it stay in front. O(n log n). */
void layout_measure(struct arena *arena, struct layout *layout, long long offset, size_t fixed);

/* The least slot.index in it. */
unsigned layout_first_slot(const struct layout *layout);

static inline long long
round_up(long long size, long long align)
{
    return align > 1 ? (size + align - 1) / align * align : size;
}

#endif
