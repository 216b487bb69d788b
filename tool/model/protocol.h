/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Objects that async_for iterates over and async_with enters. */
#ifndef ASYNCC_MODEL_PROTOCOL_H
#define ASYNCC_MODEL_PROTOCOL_H

#include "model/program.h"

/* The struct that the expression points to, or NULL. */
const struct decl *object_record(const struct node *object);

/* ASYNC_ITERATOR or ASYNC_CONTEXT_MANAGER of a struct, or NULL. */
struct decl *find_protocol(const struct program *program, enum decl_kind kind, const struct decl *record);

/* The same of the object of an async_for or async_with; NULL too if the form takes a call. Its functions are awaited there. */
struct decl *form_protocol(const struct program *program, const struct node *form);

#endif
