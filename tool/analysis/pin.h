/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Locals that lie where the result of an awaited function does. */
#ifndef ASYNCC_ANALYSIS_PIN_H
#define ASYNCC_ANALYSIS_PIN_H

#include "analysis/conflict.h"

/* The slot of a frame that is awaited, and on the same bytes a local at the offset of that frame's result. */
struct pin {
    struct slot *callee;
    struct layout *layout;
};

struct pin_list {
    struct pin *items;
    size_t len;
    size_t cap;
};

/* The frame's slot stands for both from here on: it is as large, and in conflict with what either is in conflict with.  What lies
   with it is no member any more. */
void pin_add(const struct function *fn, const struct conflicts *conflicts, const struct local *local, struct bitset members,
             struct pin_list *pins);

/* The tree with both where only the frame's slot stands; once. */
struct layout *pin_replace(struct layout *tree, const struct pin_list *pins);

#endif
