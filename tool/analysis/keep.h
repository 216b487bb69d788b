/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a function does with an address that it gets, as far as its body shows it. */
#ifndef ASYNCC_ANALYSIS_KEEP_H
#define ASYNCC_ANALYSIS_KEEP_H

#include "analysis/callee.h"

#include "base/arena.h"

struct holder_list {
    const struct decl **items;
    size_t len;
    size_t cap;
};

/* Adds the local pointers that may point into the variable.  False: its address may also go elsewhere, or is returned. */
bool keep_find_holders(struct arena *arena, const struct node *body, const struct decl *object, struct holder_list *holders);

/* ARGUMENT_KEPT without a body, and for a function that calls itself with it.  The answer is remembered. */
enum argument_fate keep_find(const struct decl *function, size_t index);

#endif
