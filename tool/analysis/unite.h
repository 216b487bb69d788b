/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Structs that lie where a result or another struct lies, so that nothing is copied. */
#ifndef ASYNCC_ANALYSIS_UNITE_H
#define ASYNCC_ANALYSIS_UNITE_H

#include "model/function.h"

/* Gives locals the slot of the function's own result or of each other, or a place at the offset of a callee's result (local.result_of), where that makes the
   frame no larger.  Requires that the layout has been computed without; computes it anew by `lay_out`. */
void unite_results(struct function *fn, void (*lay_out)(struct function *fn));

/* Whether the value is another struct in the local's own place, so that nothing has to be stored. */
bool unite_is_in_place(const struct local *local, const struct node *value);

/* Whether what is returned lies where the result is to lie. */
bool unite_returns_in_place(const struct function *fn, const struct stmt *stmt);

#endif
