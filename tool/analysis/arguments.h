/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the arguments of an await do to the objects of the function. */
#ifndef ASYNCC_ANALYSIS_ARGUMENTS_H
#define ASYNCC_ANALYSIS_ARGUMENTS_H

#include "analysis/refs.h"

/* Adds what the arguments of an await that may suspend do, until it is done. */
void arguments_collect(const struct function *fn, const struct await *await, struct ref_list *refs);

/* Adds what an operand of ours does; its address may be kept. */
void arguments_collect_operand(const struct function *fn, const struct operand *operand, struct ref_list *refs);

#endif
