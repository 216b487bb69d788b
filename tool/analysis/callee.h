/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is known about functions that get the address of an object. */
#ifndef ASYNCC_ANALYSIS_CALLEE_H
#define ASYNCC_ANALYSIS_CALLEE_H

#include "clang/ast.h"

/* What a function does with an object whose address is its argument. */
enum argument_fate {
    ARGUMENT_KEPT,     /* the address may be kept: the default                                     */
    ARGUMENT_RETURNED, /* the call's value may point into the object, else as ARGUMENT_CHANGED     */
    ARGUMENT_CHANGED,  /* read and perhaps written during the call                                 */
    ARGUMENT_READ,     /* only read during the call                                                */
    ARGUMENT_FILLED,   /* only written during the call, perhaps not all of it                      */
    ARGUMENT_FILLED_AND_RETURNED,
};

/* `callee` is the declaration that `call` calls, NULL if it is not known; `index` counts from 0. */
enum argument_fate callee_argument_fate(const struct decl *callee, const struct node *call, size_t index);

/* The same of an async function, or an awaitable of the runtime, that is awaited: until the await is done. */
enum argument_fate callee_awaited_fate(const struct decl *callee, size_t index);

#endif
