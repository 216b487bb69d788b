/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The records in which a function gets its arguments: struct f__args when it begins, and, if that has addresses of large
 * ones, struct f__given while it waits to begin. */
#ifndef ASYNCC_EMIT_ARGS_H
#define ASYNCC_EMIT_ARGS_H

#include "emit/text.h"

/* Defines the records. */
void args_emit(struct emission *emission);

/* The parameter's member in these records, whose own members are called `awaiting` and `frame`. */
const char *args_member(struct emission *emission, const struct decl *decl, size_t index);

/* "args" or "given": which of them waits until the function begins. */
const char *args_waiting_record(const struct function *fn);

/* The initializer of struct f__args.  where: "given__.", or "" for the parameters of f__start. */
const char *args_initializer(struct emission *emission, const char *where, const char *frame);

#endif
