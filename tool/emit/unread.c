/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Where an error leaves a body: variables of which a compiler may think that they are read without a value. analysis/unset.c
 * says which. */
#include "emit/body.h"

enum { MEMBERS_MAX = 8 };

static const struct decl *
record_of(const struct type *type)
{
    const struct decl *decl = type->kind == TYPE_RECORD ? type->decl : NULL;
    return decl && decl->definition ? decl->definition : decl;
}

/* Bit-fields and registers for floating-point numbers are not what an asm can stand for. */
static void
emit_scalar(struct emission *emission, const struct type *type, bool is_bit_field, const char *place)
{
    bool is_plain = type->kind != TYPE_FLOATING && !is_bit_field;
    emit_line(emission, is_plain ? "ASYNC__UNREAD(%s);" : "%s = 0;", place);
}

/* Compilers look into small structs, and see arrays and unions as a whole. */
static void
emit_object(struct emission *emission, const struct type *type, bool is_bit_field, const char *place)
{
    const struct type *canonical = type->canonical ? type->canonical : type;
    const struct decl *record = record_of(canonical);
    if (canonical->kind == TYPE_ARRAY || canonical->is_union || type->is_const || canonical->is_const) {
        return;
    }
    if (!record) {
        emit_scalar(emission, canonical, is_bit_field, place);
        return;
    }
    for (size_t i = 0; record->member_count <= MEMBERS_MAX && i < record->member_count; i++) {
        const struct decl *member = record->members[i];
        if (member->name.len) {
            const char *inner = arena_printf(emission->arena, "%s.%.*s", place, STR_ARG(member->name));
            emit_object(emission, member->type, member->is_bit_field, inner);
        }
    }
}

void
emit_unread(struct emission *emission, const struct stmt *stmt)
{
    const struct function *fn = emission->fn;
    for (size_t i = 0; stmt->is_error_exit && i < fn->locals.len; i++) {
        const struct local *local = fn->locals.items[i];
        if (bitset_has(stmt->unread, i)) {
            emit_object(emission, local->type, false, local_text(emission, local));
        }
    }
}
