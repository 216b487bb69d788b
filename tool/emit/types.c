/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Builds declarators from the inside out: each layer of the type wraps the text made so far. */
#include "emit/types.h"

static const char *
spell_restrict(struct arena *arena, const struct type *type)
{
    return type->is_restrict ? arena_printf(arena, "%s ", type->restrict_word) : "";
}

static const char *
spell_qualifiers(struct arena *arena, const struct type *type, enum qualifiers qualifiers)
{
    if (!type->is_const && !type->is_volatile && !type->is_restrict) {
        return "";
    }
    return arena_printf(arena, "%s%s%s", type->is_const && qualifiers == QUALIFIERS_KEPT ? "const " : "",
                        type->is_volatile ? "volatile " : "", spell_restrict(arena, type));
}

static const char *
spell_record(struct arena *arena, const struct type *type)
{
    const struct decl *decl = type->decl;
    decl->first->needs_tag = true;
    if (decl->first->new_name) {
        return decl->first->new_name;
    }
    if (type->is_anonymous) {
        return type->canonical->unqualified->spelling; /* the typedef's name */
    }
    const char *keyword = type->kind == TYPE_ENUM ? "enum" : type->is_union ? "union" : "struct";
    return arena_printf(arena, "%s %.*s", keyword, STR_ARG(decl->name));
}

/* What an enumeration without a name of its own is compatible with; small ones where the target packs them. */
static const char *
spell_underlying(const struct type *type)
{
    switch (type->size) {
    case 1:
        return type->is_unsigned ? "unsigned char" : "signed char";
    case 2:
        return type->is_unsigned ? "unsigned short" : "short";
    case 8:
        return type->is_unsigned ? "unsigned long" : "long";
    default:
        return type->is_unsigned ? "unsigned int" : "int";
    }
}

static const char *
spell_base(struct arena *arena, const struct type *type, enum qualifiers qualifiers)
{
    const char *words = spell_qualifiers(arena, type, qualifiers);
    switch (type->kind) {
    case TYPE_RECORD:
        return arena_printf(arena, "%s%s", words, spell_record(arena, type));
    case TYPE_ENUM:
        if ((type->is_anonymous || type->decl->is_local) && !type->decl->first->new_name) {
            return arena_printf(arena, "%s%s", words, spell_underlying(type));
        }
        return arena_printf(arena, "%s%s", words, spell_record(arena, type));
    case TYPE_ATOMIC:
        return arena_printf(arena, "%s_Atomic(%s)", words, type_name(arena, type->target, QUALIFIERS_KEPT));
    default:
        return *words ? arena_printf(arena, "%s%s", words, type->canonical->unqualified->spelling)
                      : type->canonical->unqualified->spelling;
    }
}

static const char *
spell_params(struct arena *arena, const struct type *type)
{
    if (!type->has_prototype) {
        return "";
    }
    struct buf params = {0};
    for (size_t i = 0; i < type->param_count; i++) {
        buf_text(&params, i ? ", " : "");
        type_declare(arena, &params, type->params[i], "", QUALIFIERS_KEPT);
    }
    buf_text(&params, type->is_variadic ? ", ..." : type->param_count ? "" : "void");
    const char *text = arena_copy(arena, params.data, params.len);
    buf_free(&params);
    return text;
}

/* A typedef's name can stand for the type unless a local typedef is out of reach or a const hides in it. */
static bool
is_named(const struct type *type, enum qualifiers qualifiers)
{
    const struct decl *name = type->typedef_decl;
    if (!name || (name->is_local && !name->new_name)) {
        return false;
    }
    bool hides_const = name->type->is_const || name->type->kind == TYPE_ARRAY;
    return !(hides_const && qualifiers == QUALIFIERS_DROPPED);
}

static const char *
spell_typedef(struct arena *arena, const struct type *type, enum qualifiers qualifiers)
{
    const struct decl *name = type->typedef_decl;
    const char *words = arena_printf(
        arena, "%s%s%s", type->is_const && !name->type->is_const && qualifiers == QUALIFIERS_KEPT ? "const " : "",
        type->is_volatile && !name->type->is_volatile ? "volatile " : "",
        name->type->is_restrict ? "" : spell_restrict(arena, type));
    return name->new_name ? arena_printf(arena, "%s%s", words, name->new_name)
                          : arena_printf(arena, "%s%.*s", words, STR_ARG(name->name));
}

void
type_declare_bounds(struct arena *arena, struct buf *out, const struct type *type, const char *name,
                    enum qualifiers qualifiers, const char *const *bounds)
{
    const char *inner = name;
    bool is_pointer = false;
    while (!is_named(type, qualifiers)) {
        if (type->kind == TYPE_POINTER) {
            const char *words = spell_qualifiers(arena, type, qualifiers);
            inner = arena_printf(arena, "*%s%s", words, inner);
            is_pointer = true;
            qualifiers = QUALIFIERS_KEPT;
        } else if (type->kind == TYPE_ARRAY || type->kind == TYPE_INCOMPLETE_ARRAY) {
            const char *length = type->kind == TYPE_ARRAY ? arena_printf(arena, "%lld", type->count) : "";
            length = bounds ? *bounds++ : length;
            inner = arena_printf(arena, is_pointer ? "(%s)[%s]" : "%s[%s]", inner, length);
            is_pointer = false;
        } else if (type->kind == TYPE_FUNCTION) {
            inner = arena_printf(arena, is_pointer ? "(%s)(%s)" : "%s(%s)", inner, spell_params(arena, type));
            is_pointer = false;
        } else {
            break;
        }
        type = type->target;
    }
    const char *base = is_named(type, qualifiers) ? spell_typedef(arena, type, qualifiers)
                                                  : spell_base(arena, type, qualifiers);
    buf_printf(out, "%s%s%s", base, *inner ? " " : "", inner);
}

void
type_declare(struct arena *arena, struct buf *out, const struct type *type, const char *name,
             enum qualifiers qualifiers)
{
    type_declare_bounds(arena, out, type, name, qualifiers, NULL);
}

size_t
type_bound_count(const struct type *type, enum qualifiers qualifiers)
{
    size_t count = 0;
    for (; !is_named(type, qualifiers) && type->target && type->kind != TYPE_ATOMIC; type = type->target) {
        if (type->kind == TYPE_FUNCTION || type->kind == TYPE_INCOMPLETE_ARRAY) {
            return 0;
        }
        count += type->kind == TYPE_ARRAY;
        qualifiers = type->kind == TYPE_POINTER ? QUALIFIERS_KEPT : qualifiers;
    }
    return count;
}

const char *
type_name(struct arena *arena, const struct type *type, enum qualifiers qualifiers)
{
    struct buf text = {0};
    type_declare(arena, &text, type, "", qualifiers);
    const char *name = arena_copy(arena, text.data, text.len);
    buf_free(&text);
    return name;
}
