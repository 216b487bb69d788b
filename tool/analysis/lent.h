/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Arguments that are too large to copy more often than C does: a function's beginning gets the address of the copy that
 * the call made, and copies from there what outlives the first suspension. */
#ifndef ASYNCC_ANALYSIS_LENT_H
#define ASYNCC_ANALYSIS_LENT_H

#include "model/function.h"

/* Whether arguments for a parameter of this type are handed on by their address. */
bool lent_is(const struct function *fn, const struct type *type);

/* Whether any of the function's are. */
bool lent_has_any(const struct function *fn);

/* Whether a lent parameter, or one that is copied to the frame at once, may lie where a variable of the caller does that
 * nobody else can change: the function does not write to it there. */
bool lent_is_only_read(const struct function *fn, const struct local *param);

/* Turns the PLACE_C parameters that nothing mentions after a suspension into PLACE_LENT. */
void lent_find(struct function *fn);

#endif
