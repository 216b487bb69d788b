/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Structs that lie where a result lies, so that nothing is copied. */
#ifndef ASYNCC_ANALYSIS_UNITE_H
#define ASYNCC_ANALYSIS_UNITE_H

#include "model/function.h"

/* Gives locals the slot of the function's own result, or a place at the offset of a callee's (local.result_of), where that makes the
   frame no larger.  Requires that the layout has been computed without; computes it anew by `lay_out`. */
void unite_results(struct function *fn, void (*lay_out)(struct function *fn));

/* Whether what is returned lies where the result is to lie. */
bool unite_returns_in_place(const struct function *fn, const struct stmt *stmt);

#endif
