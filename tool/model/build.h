/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Locals and scopes of an async function. */
#ifndef ASYNCC_MODEL_BUILD_H
#define ASYNCC_MODEL_BUILD_H

#include "model/function.h"

/* Fills `scope` and `locals`; decl->info of each variable with automatic storage points to its struct local. */
void function_build(struct function *function);

/* A temporary with a name of its own. */
struct local *function_add_temporary(struct function *function, const struct type *type, struct scope *scope);

/* A name for something of ours that does not collide with any identifier in the function or with a macro: `name`
 * itself, or with underscores and a number behind it. */
const char *function_free_name(const struct function *function, const char *name);

#endif
