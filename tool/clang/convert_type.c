/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Types: one object for each of clang's, sugar and qualifiers kept. */
#include "clang/convert.h"

static enum type_kind
kind_of(enum CXTypeKind kind)
{
    switch ((int)kind) {
    case CXType_Void:
        return TYPE_VOID;
    case CXType_Bool:
        return TYPE_BOOL;
    case CXType_Enum:
        return TYPE_ENUM;
    case CXType_Complex:
        return TYPE_COMPLEX;
    case CXType_Pointer:
    case CXType_BlockPointer:
        return TYPE_POINTER;
    case CXType_ConstantArray:
        return TYPE_ARRAY;
    case CXType_IncompleteArray:
        return TYPE_INCOMPLETE_ARRAY;
    case CXType_VariableArray:
        return TYPE_VLA;
    case CXType_Record:
        return TYPE_RECORD;
    case CXType_FunctionProto:
    case CXType_FunctionNoProto:
        return TYPE_FUNCTION;
    case CXType_Atomic:
        return TYPE_ATOMIC;
    case CXType_Vector:
    case CXType_ExtVector:
        return TYPE_VECTOR;
    default:
        break;
    }
    if (kind >= CXType_Char_U && kind <= CXType_Int128) {
        return TYPE_INTEGER;
    }
    if ((kind >= CXType_Float && kind <= CXType_LongDouble) || kind == CXType_Float128 || kind == CXType_Half ||
        kind == CXType_Float16 || kind == CXType_BFloat16 || kind == CXType_Ibm128) {
        return TYPE_FLOATING;
    }
    return TYPE_OTHER;
}

/* One layer of sugar off; the canonical type once nothing more is known. */
static CXType
desugar(CXType type)
{
    if (type.kind == CXType_Elaborated) {
        return clang_Type_getNamedType(type);
    }
    if (type.kind == CXType_Typedef) {
        return clang_getTypedefDeclUnderlyingType(clang_getTypeDeclaration(type));
    }
    return clang_getCanonicalType(type);
}

/* The type with its outer sugar off, so that what it is made of keeps its own. */
static CXType
strip_sugar(CXType type, enum CXTypeKind canonical_kind)
{
    while (type.kind != canonical_kind && type.kind != CXType_Invalid) {
        CXType next = desugar(type);
        if (next.data[0] == type.data[0] && next.kind == type.kind) {
            break;
        }
        type = next;
    }
    return type;
}

static struct decl *
find_typedef(struct convert *c, CXType type)
{
    if (type.kind == CXType_Elaborated) {
        type = clang_Type_getNamedType(type);
    }
    return type.kind == CXType_Typedef ? convert_decl(c, clang_getTypeDeclaration(type)) : NULL;
}

static void
fill_function(struct convert *c, struct type *out, CXType type)
{
    int count = clang_getNumArgTypes(type);
    out->target = convert_type(c, clang_getResultType(type));
    out->has_prototype = type.kind == CXType_FunctionProto;
    out->is_variadic = out->has_prototype && clang_isFunctionTypeVariadic(type);
    if (count > 0) {
        out->params = ARENA_ARRAY(c->arena, const struct type *, (size_t)count);
        out->param_count = (size_t)count;
        for (int i = 0; i < count; i++) {
            out->params[i] = decay_type(c, convert_type(c, clang_getArgType(type, (unsigned)i)));
        }
    }
}

/* What depends on the kind. `type` has no sugar outside. */
static void
fill_parts(struct convert *c, struct type *out, CXType type, CXType canonical)
{
    switch (out->kind) {
    case TYPE_POINTER:
        out->target = convert_type(c, clang_getPointeeType(type));
        out->is_variably_modified = out->target->is_variably_modified;
        break;
    case TYPE_ARRAY:
    case TYPE_INCOMPLETE_ARRAY:
    case TYPE_VLA:
        out->target = convert_type(c, clang_getArrayElementType(type));
        out->count = out->kind == TYPE_ARRAY ? clang_getArraySize(type) : 0;
        out->is_variably_modified = out->kind == TYPE_VLA || out->target->is_variably_modified;
        /* An array is as constant as its elements. */
        out->is_const |= out->target->is_const;
        out->is_volatile |= out->target->is_volatile;
        break;
    case TYPE_VECTOR:
        out->target = convert_type(c, clang_getElementType(canonical));
        out->count = clang_getNumElements(canonical);
        break;
    case TYPE_COMPLEX:
        out->target = convert_type(c, clang_getElementType(canonical));
        break;
    case TYPE_ATOMIC:
        out->target = convert_type(c, clang_Type_getValueType(canonical));
        break;
    case TYPE_FUNCTION:
        fill_function(c, out, type);
        break;
    case TYPE_RECORD:
    case TYPE_ENUM: {
        CXCursor cursor = clang_getTypeDeclaration(canonical);
        out->is_union = cursor.kind == CXCursor_UnionDecl;
        out->decl = convert_decl(c, cursor);
        out->is_anonymous = out->decl && out->decl->name.len == 0;
        if (out->kind == TYPE_ENUM) {
            CXType integer = clang_getCanonicalType(clang_getEnumDeclIntegerType(cursor));
            out->is_unsigned = integer.kind >= CXType_Char_U && integer.kind <= CXType_UInt128;
        }
        break;
    }
    case TYPE_INTEGER:
        out->is_unsigned = canonical.kind <= CXType_UInt128;
        break;
    case TYPE_VOID:
    case TYPE_BOOL:
    case TYPE_FLOATING:
    case TYPE_OTHER:
        break;
    }
}

/* `restrict` is no word of gnu89, where programs write __restrict; which newlib defines as a macro. */
static const char *
restrict_word(struct convert *c)
{
    for (token_index at = 0; !c->restrict_word && at < c->source->token_count; at++) {
        c->restrict_word = token_is(c->source, at, "restrict") ? "restrict" : NULL;
    }
    c->restrict_word = c->restrict_word ? c->restrict_word : "__restrict__";
    return c->restrict_word;
}

const struct type *
convert_type(struct convert *c, CXType type)
{
    static const char no_type;
    struct type **slot = type_slot(c, type.kind != CXType_Invalid && type.data[0] ? type.data[0] : &no_type);
    if (*slot) {
        return *slot;
    }
    struct type *out = ARENA_NEW(c->arena, struct type);
    *slot = out;
    *out = (struct type){.kind = TYPE_OTHER, .spelling = "?", .canonical = out, .unqualified = out, .size = -1};
    if (type.kind == CXType_Invalid || !type.data[0]) {
        return out;
    }
    CXType canonical = clang_getCanonicalType(type);
    out->kind = kind_of(canonical.kind);
    out->spelling = take_string(c, clang_getTypeSpelling(type));
    if (strstr(out->spelling, "typeof")) {
        /* What we add to the output is ISO C. */
        out->spelling = take_string(c, clang_getTypeSpelling(canonical));
    }
    /* "<builtin fn type>": libclang crashes on the size of such a placeholder. */
    if (out->spelling[0] == '<') {
        return out;
    }
    long long size = clang_Type_getSizeOf(type);
    long long align = clang_Type_getAlignOf(type);
    out->size = size < 0 || out->kind == TYPE_FUNCTION ? -1 : size;
    bool is_free = c->has_no_alignment && out->kind != TYPE_RECORD && out->kind != TYPE_ARRAY;
    out->align = align < 0 ? -1 : is_free ? 1 : align;
    out->is_const = clang_isConstQualifiedType(canonical);
    out->is_volatile = clang_isVolatileQualifiedType(canonical);
    out->is_restrict = clang_isRestrictQualifiedType(canonical);
    out->restrict_word = out->is_restrict ? restrict_word(c) : NULL;
    out->typedef_decl = find_typedef(c, type);
    fill_parts(c, out, strip_sugar(type, canonical.kind), canonical);
    if (c->has_no_alignment && out->kind == TYPE_ARRAY) {
        out->align = out->target->align;
    }
    out->canonical = convert_type(c, canonical);
    out->unqualified = convert_type(c, clang_getUnqualifiedType(type));
    return out;
}

/* "int[5][3]" to "int (*)[3]", "int (*[5])(void)" to "int (**)(void)", "int (int)" to "int (*)(int)". */
static const char *
decay_spelling(struct convert *c, const struct type *type)
{
    struct str text = str_from(type->spelling);
    if (type->kind == TYPE_FUNCTION) {
        const char *open = strchr(type->spelling, '(');
        size_t at = open ? (size_t)(open - type->spelling) : text.len;
        return arena_printf(c->arena, "%.*s(*)%s", (int)at, text.ptr, text.ptr + at);
    }
    const char *open = strchr(type->spelling, '[');
    const char *close = open ? strchr(open, ']') : NULL;
    if (!close) {
        /* A typedef of an array. */
        return arena_printf(c->arena, "%s *", type->target->spelling);
    }
    size_t at = (size_t)(open - type->spelling);
    bool is_tight = at > 0 && (text.ptr[at - 1] == '*' || text.ptr[at - 1] == ' ');
    return arena_printf(c->arena, "%.*s%s%s%s", (int)at, text.ptr, is_tight ? "" : " ", close[1] == '[' ? "(*)" : "*",
                        close + 1);
}

const struct type *
decay_type(struct convert *c, const struct type *type)
{
    bool is_array = type->kind == TYPE_ARRAY || type->kind == TYPE_INCOMPLETE_ARRAY || type->kind == TYPE_VLA;
    if (!is_array && type->kind != TYPE_FUNCTION) {
        return type;
    }
    struct type **slot = type_slot(c, type);
    if (*slot) {
        return *slot;
    }
    struct type *out = ARENA_NEW(c->arena, struct type);
    *slot = out;
    *out = (struct type){.kind = TYPE_POINTER, .canonical = out, .unqualified = out, .size = -1, .align = -1};
    out->spelling = decay_spelling(c, type);
    out->target = is_array ? type->target : type;
    out->is_variably_modified = out->target->is_variably_modified;
    out->size = c->pointer_size;
    out->align = c->pointer_align;
    if (type->canonical != type) {
        out->canonical = decay_type(c, type->canonical);
    }
    return out;
}
