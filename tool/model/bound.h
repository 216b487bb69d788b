/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* ASYNC_FRAME: what others set aside for a frame. */
#ifndef ASYNCC_MODEL_BOUND_H
#define ASYNCC_MODEL_BOUND_H

#include "model/program.h"

/* An error for each ASYNC_FRAME that says no number, or says it of something that has no frame. */
void bound_check_numbers(struct program *program);

/* A value becomes a pointer to an async function: remembered for bound_check(). `function` or the typedef `from` is what
 * it was, `to` the typedef of what it becomes. */
void bound_note_pointer(struct program *program, const struct node *node, const struct decl *function,
                        const struct decl *from, const struct decl *to);

/* An error for each frame that is larger than others take it for. Requires layout_compute() of every function. */
void bound_check(struct program *program);

#endif
