/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Who runs which function as a task. */
#ifndef ASYNCC_MODEL_USES_H
#define ASYNCC_MODEL_USES_H

#include "model/taken.h"

/* Fills uses_… and pool of the functions; reports consumers that have no storage for their task. */
void uses_compute(struct program *program);

/* The number, from 1, of an lvalue's type among those that tasks of the function store to; 0: not among them. */
size_t function_store_number(const struct function *fn, const struct type *type);

/* The call of an async function in a consumer's operand, with or without `lvalue =` before it; NULL: a task or awaitable. */
struct node *consumed_call(struct node *operand);

/* Whether a reference is what a call calls, and the function is not used as a value. */
bool is_callee(const struct node *reference);

#endif
