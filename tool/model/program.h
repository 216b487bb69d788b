/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The async functions of one file and what they know of each other and of those in other files. */
#ifndef ASYNCC_MODEL_PROGRAM_H
#define ASYNCC_MODEL_PROGRAM_H

#include "diag.h"
#include "model/function.h"

/* Finds the async functions of a file and the runtime's awaitables; adds the file to the project. */
struct program *program_build(struct project *project, struct diag *diag, const struct source *source,
                              struct ast *ast);

/* The async function of that name that this file defines, or NULL; also for NULL, what a pointer calls. O(1). */
struct function *program_find(const struct program *program, const struct decl *decl);

/* The same, of this file or else of another one that is translated with it. Requires project_link(). */
struct function *program_resolve(const struct program *program, const struct decl *decl);

/* Whether other files can call the function. Inline ones are made static. */
static inline bool
decl_is_external(const struct decl *decl)
{
    return decl->first->storage != STORAGE_STATIC && !decl->first->is_inline;
}

/* Storage for the frame of a function that is not defined in this file, where its size is known: it is defined in another
 * input, or a declaration has ASYNC_FRAME. NULL for others. Requires project_link(). */
struct foreign *program_foreign(struct program *program, const struct decl *decl);

/* The function of which a task can be made in this file: defined here, or one whose frame has a known size. NULL: neither.
 * Requires project_link(). */
struct function *program_task_function(struct program *program, const struct decl *decl);

/* The generator or context manager, or a stand-in for one of another file; with the heap of any, whether the size of its
 * frame is known or not. NULL: it can not be used. Requires project_link(). */
struct function *program_generator(struct program *program, const struct decl *decl);

/* Whether a frame of it can be a variable in this file. */
bool function_has_known_size(const struct function *fn);

/* Itself, or the one that the stand-in stands for; NULL if that is not translated together with this file. */
const struct function *function_with_body(const struct function *fn);

/* The size is what ASYNC_FRAME behind the declaration says. */
void foreign_set_bound(struct foreign *foreign, const struct decl *bound);

/* The awaitable of that name, or NULL: a function X is one if X__wait is declared. */
struct leaf *program_find_leaf(struct program *program, const struct decl *decl);

/* The call of an async function whose frame an await puts into its own: of `await f(a)` and
 * `await async_wait_for_ms(f(a), n)`; NULL for others. */
struct node *awaited_call(const struct node *await);

/* (async_queue_get)(q), <what has the type of an item>: the call, NULL for anything else. */
struct node *item_call(struct node *operand);

/* async__queue_of(q), async__channel_of(q): q, once of the several times that it stands there; NULL for anything else. */
struct node *item_source(struct node *node);

/* The function that an expression calls directly (parentheses looked through), or NULL. */
struct decl *call_target(const struct node *node);

/* The typedef with `async` by which a type is written that is an async function or a pointer to one; NULL for others. */
const struct decl *async_typedef(const struct type *type);

/* The same of an expression's type. */
const struct decl *async_value(const struct node *value);

/* The same of what an expression calls through a pointer. */
const struct decl *pointer_call(const struct node *node);

/* The generator or context manager that an async_for or async_with begins: its call, or NULL. */
struct node *begun_call(const struct node *form);

/* The generator g of a struct g__generator, or NULL. */
const struct decl *find_generator(const struct program *program, const struct decl *record);

/* async_exit_error() */
bool is_exit_error(const struct node *node);

/* Without parentheses round it. */
struct node *strip_parens(struct node *node);

/* Whether the expression is a call of an async function: the decl of the function, or NULL. */
struct decl *coroutine_call(const struct node *node);

#endif
