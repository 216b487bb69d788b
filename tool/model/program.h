/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The async functions of one file and what they know of each other. */
#ifndef ASYNCC_MODEL_PROGRAM_H
#define ASYNCC_MODEL_PROGRAM_H

#include "diag.h"
#include "model/function.h"

/* Finds the async functions of a file, the runtime's awaitables, and cycles of awaits; sorts callees before callers. */
struct program *program_build(struct arena *arena, struct diag *diag, const struct source *source, struct ast *ast,
                              bool heap);

/* The function that a declaration (any of its declarations) defines in this file, or NULL. */
struct function *program_find(const struct program *program, const struct decl *decl);

/* The awaitable of that name, or NULL: a function X is one if X__wait is declared. */
struct leaf *program_find_leaf(struct program *program, const struct decl *decl);

/* The call of an async function whose frame an await puts into its own: of `await f(a)` and
 * `await async_wait_for_ms(f(a), n)`; NULL for others. */
struct node *awaited_call(const struct node *await);

/* (async_queue_get)(q), <what has the type of an item>: the call, NULL for anything else. */
struct node *item_call(struct node *operand);

/* The function that an expression calls directly (parentheses looked through), or NULL. */
struct decl *call_target(const struct node *node);

/* Without parentheses round it. */
struct node *strip_parens(struct node *node);

/* Whether the expression is a call of an async function: the decl of the function, or NULL. */
struct decl *coroutine_call(const struct node *node);

#endif
