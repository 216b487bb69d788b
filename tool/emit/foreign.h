/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Functions of which this file knows only how they are called: of other files, and behind pointers. */
#ifndef ASYNCC_EMIT_FOREIGN_H
#define ASYNCC_EMIT_FOREIGN_H

#include "base/buf.h"
#include "model/program.h"

/* The type of a pointer to the start function, for a pointer to (or a) function of the user's. */
const char *start_type(struct arena *arena, const struct type *type);

/* Declares storage for such a frame. */
void foreign_declare(struct arena *arena, struct buf *out, const struct foreign *foreign, const char *name);

/* The name of the function's start function as a value of the user's type. */
const char *foreign_pointer(struct arena *arena, const struct decl *function);

/* The checks of what others take for granted about the frame of a function; "" if nobody does. */
const char *foreign_checks(struct arena *arena, const struct function *fn);

#endif
