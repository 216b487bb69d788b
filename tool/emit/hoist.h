/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Types declared in a body that the frame needs move in front of it, under names of their own.
 *
 *     {                                             struct f__point { int x, y; };
 *         struct point { int x, y; };               struct f__frame { … struct f__point p; };
 *         struct point p = {1, 2};        ->        {
 *         await g();                                    frame->p = (struct f__point){1, 2};
 */
#ifndef ASYNCC_EMIT_HOIST_H
#define ASYNCC_EMIT_HOIST_H

#include "emit/text.h"

/* Finds the types and names them (decl->first->new_name), the first time. Requires layout_compute(). */
void hoist_compute(struct function *fn);

/* Adds the edits of the body. */
void hoist_add_edits(struct emission *emission);

/* Adds the new names in a range of tokens. */
void hoist_rename(struct emission *emission, token_index begin, token_index end);

/* Prints the definitions. */
void hoist_emit(struct emission *emission);

/* Whether what the tokens say is the same where the frame stands: no local names, the same macros. */
bool hoist_is_portable(const struct emission *emission, token_index begin, token_index end);

#endif
