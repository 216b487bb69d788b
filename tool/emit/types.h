/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* C declarations from types. */
#ifndef ASYNCC_EMIT_TYPES_H
#define ASYNCC_EMIT_TYPES_H

#include "base/buf.h"
#include "clang/ast.h"

enum qualifiers {
    QUALIFIERS_KEPT,
    QUALIFIERS_DROPPED, /* without const at the top, in elements of arrays too: it can be assigned to */
};

/* Appends a declaration of `name` (may be empty: the type's name) without a semicolon. */
void type_declare(struct arena *arena, struct buf *out, const struct type *type, const char *name,
                  enum qualifiers qualifiers);

/* The same with the text of each array bound, as many as type_bound_count() says. */
void type_declare_bounds(struct arena *arena, struct buf *out, const struct type *type, const char *name,
                         enum qualifiers qualifiers, const char *const *bounds);

/* How many array bounds a declaration of the type writes; 0 too if that is not worth knowing. */
size_t type_bound_count(const struct type *type, enum qualifiers qualifiers);

/* The type's name, as in a cast. */
const char *type_name(struct arena *arena, const struct type *type, enum qualifiers qualifiers);

#endif
