/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Giving an object of ours its value, also where C has no assignment for its type. */
#ifndef ASYNCC_EMIT_STORE_H
#define ASYNCC_EMIT_STORE_H

#include "clang/ast.h"

/* False for structs and unions with a const member somewhere in them. */
bool type_is_assignable(const struct type *type);

/* What stands round the value: `place = `…, or async__copy(&place, (T [1]){ … }, sizeof place). */
struct store {
    const char *open;
    const char *close;
};

struct store store_of(struct arena *arena, const struct type *type, const char *place);

/* An object's value, as an expression. */
const char *store_text(struct arena *arena, const struct type *type, const char *place, const char *value);

#endif
