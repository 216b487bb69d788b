/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* struct s { const int a; } x = f();  ->  async__copy(&frame->x, (struct s [1]){ f() }, sizeof frame->x); */
#include "emit/store.h"

#include "emit/types.h"

bool
type_is_assignable(const struct type *type)
{
    while (type->kind == TYPE_ARRAY) {
        type = type->target;
    }
    if (type->kind != TYPE_RECORD || !type->decl) {
        return true;
    }
    const struct decl *record = type->decl->definition ? type->decl->definition : type->decl;
    for (size_t i = 0; i < record->member_count; i++) {
        const struct decl *member = record->members[i];
        bool is_const = member->type->is_const;
        for (const struct type *element = member->type; element->kind == TYPE_ARRAY; element = element->target) {
            is_const |= element->target->is_const;
        }
        if (is_const || !type_is_assignable(member->type)) {
            return false;
        }
    }
    return true;
}

struct store
store_of(struct arena *arena, const struct type *type, const char *place)
{
    if (type_is_assignable(type)) {
        return (struct store){arena_printf(arena, "%s = ", place), ""};
    }
    return (struct store){
        arena_printf(arena, "async__copy(%s&%s, %s(%s [1]){ ", type->is_volatile ? "(void *)" : "", place,
                     type->is_volatile ? "(const void *)" : "", type_name(arena, type, QUALIFIERS_DROPPED)),
        arena_printf(arena, " }, sizeof %s)", place),
    };
}

const char *
store_text(struct arena *arena, const struct type *type, const char *place, const char *value)
{
    struct store store = store_of(arena, type, place);
    return arena_printf(arena, "%s%s%s", store.open, value, store.close);
}
