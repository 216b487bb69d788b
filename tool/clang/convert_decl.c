/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Declarations. Made when first met, be it in their scope or by a reference, and filled at once but for bodies and
 * initializers: these are converted in source order, when every name they use is known. */
#include "clang/convert.h"

struct decl *
new_decl(struct convert *c, enum decl_kind kind)
{
    struct decl *decl = ARENA_NEW(c->arena, struct decl);
    decl->kind = kind;
    decl->name = (struct str){"", 0};
    decl->begin = NO_TOKEN;
    decl->end = NO_TOKEN;
    decl->name_token = NO_TOKEN;
    decl->first = decl;
    vec_push(c->arena, &c->all, decl);
    return decl;
}

static enum decl_kind
kind_of(enum CXCursorKind kind)
{
    switch ((int)kind) {
    case CXCursor_VarDecl:
        return DECL_VAR;
    case CXCursor_ParmDecl:
        return DECL_PARAM;
    case CXCursor_FunctionDecl:
        return DECL_FUNCTION;
    case CXCursor_TypedefDecl:
        return DECL_TYPEDEF;
    case CXCursor_StructDecl:
    case CXCursor_UnionDecl:
        return DECL_RECORD;
    case CXCursor_EnumDecl:
        return DECL_ENUM;
    case CXCursor_EnumConstantDecl:
        return DECL_ENUMERATOR;
    case CXCursor_FieldDecl:
        return DECL_FIELD;
    case CXCursor_StaticAssert:
        return DECL_STATIC_ASSERT;
    default:
        return DECL_OTHER;
    }
}

static bool
is_tag(const struct decl *decl)
{
    return decl->kind == DECL_RECORD || decl->kind == DECL_ENUM;
}

/* Token and text of the name; a tag without one is where its keyword is. */
static void
fill_name(struct convert *c, struct decl *decl, CXCursor cursor)
{
    token_index at = cursor_token(c, cursor);
    const char *name = take_string(c, clang_getCursorSpelling(cursor));
    bool is_word = at != NO_TOKEN && c->source->tokens[at].kind == TOKEN_IDENT;
    struct str word = is_word ? c->source->tokens[at].text : STR("");
    bool is_keyword = str_is(word, "struct") || str_is(word, "union") || str_is(word, "enum");
    if (decl->kind == DECL_STATIC_ASSERT || decl->kind == DECL_OTHER || decl->is_implicit) {
        decl->name = str_from(name);
    } else if (is_word && !is_keyword && (is_tag(decl) || *name)) {
        decl->name = word;
        decl->name_token = at;
    }
}

static enum storage
storage_of(CXCursor cursor)
{
    switch (clang_Cursor_getStorageClass(cursor)) {
    case CX_SC_Static:
        return STORAGE_STATIC;
    case CX_SC_Extern:
    case CX_SC_PrivateExtern:
        return STORAGE_EXTERN;
    case CX_SC_Auto:
        return STORAGE_AUTO;
    case CX_SC_Register:
        return STORAGE_REGISTER;
    case CX_SC_Invalid:
    case CX_SC_None:
    case CX_SC_OpenCLWorkGroupLocal:
        break;
    }
    return STORAGE_NONE;
}

static void
fill_scope(struct convert *c, struct decl *decl, CXCursor cursor)
{
    CXCursor parent = clang_getCursorSemanticParent(cursor);
    if (parent.kind == CXCursor_FunctionDecl) {
        decl->is_local = true;
        decl->function = convert_decl(c, parent);
    } else if (clang_isDeclaration(parent.kind) && parent.kind != CXCursor_TranslationUnit) {
        const struct decl *outer = convert_decl(c, parent);
        decl->is_local = outer && outer->is_local;
        decl->function = outer ? outer->function : NULL;
    }
}

/* From the end that clang gives up to the `,` or `;`: attributes, asm labels, ASYNC_FRAME, bit-field widths. */
static token_index
find_end(const struct convert *c, token_index at)
{
    while (at < c->source->token_count && c->source->tokens[at].kind != TOKEN_END) {
        if (token_is(c->source, at, ";") || token_is(c->source, at, ",") ||
            token_bracket(&c->source->tokens[at]) == '{') {
            break;
        }
        token_index partner = c->input->match[at];
        if (partner != NO_TOKEN && partner < at) {
            break;
        }
        at = partner != NO_TOKEN ? partner + 1 : at + 1;
    }
    return at;
}

/* Written for libclang by parse_declare.c. */
static void
note_frame_bytes(struct convert *c, CXCursor enumerator)
{
    struct str name = str_from(take_string(c, clang_getCursorSpelling(enumerator)));
    if (str_starts_with(name, FRAME_BOUND_PREFIX)) {
        long long *bytes = ARENA_NEW(c->arena, long long);
        *bytes = clang_getEnumConstantDeclValue(enumerator);
        map_set(&c->frame_bytes, name, bytes);
    }
}

void
convert_frame_bounds(struct convert *c)
{
    for (size_t i = 0; i < c->all.len; i++) {
        struct decl *decl = c->all.items[i];
        if (decl->frame_bound) {
            const char *name = arena_printf(c->arena, FRAME_BOUND_PREFIX "%u", (unsigned)decl->frame_token);
            const long long *bytes = map_find(&c->frame_bytes, str_from(name));
            decl->frame_bytes = bytes && *bytes > 0 ? *bytes : 0;
        }
    }
}

static void
fill_frame_bound(struct convert *c, struct decl *decl)
{
    token_index end = decl->body_begin ? decl->body_begin : decl->end;
    for (token_index at = decl->name_token; at < end; at++) {
        if (keyword_at(c, at) == KEYWORD_FRAME) {
            const char *text = "";
            for (token_index i = at + 2; i < c->input->match[at + 1]; i++) {
                text = arena_printf(c->arena, "%s%s%.*s", text, *text ? " " : "", STR_ARG(c->source->tokens[i].text));
            }
            decl->frame_bound = text;
            decl->frame_token = at;
            meet_keyword(c, at);
        }
    }
}

static bool
is_in_system_header(const struct convert *c, token_index at)
{
    return c->source->files[c->source->written[c->source->tokens[at].begin].file].is_system;
}

static void
fill_function(struct convert *c, struct decl *decl, CXCursor cursor, struct cursors children)
{
    /* Of clang's own builtins only the type is of use. */
    int count = decl->is_implicit ? 0 : clang_Cursor_getNumArguments(cursor);
    decl->is_inline = clang_Cursor_isFunctionInlined(cursor);
    decl->is_system = decl->is_implicit || is_in_system_header(c, decl->begin);
    for (size_t i = 0; i < children.len; i++) {
        if (children.items[i].kind == CXCursor_CompoundStmt) {
            struct extent body = cursor_extent(c, children.items[i]);
            decl->body_begin = body.begin;
            decl->body_end = body.end;
        }
    }
    decl->is_definition = decl->body_begin != 0;
    if (count > 0) {
        decl->params = ARENA_ARRAY(c->arena, struct decl *, (size_t)count);
        decl->param_count = (size_t)count;
        for (int i = 0; i < count; i++) {
            decl->params[i] = convert_decl(c, clang_Cursor_getArgument(cursor, (unsigned)i));
        }
    }
    map_set(&c->functions, decl->name, decl);
    struct str awaitable = awaitable_name(decl->name);
    if (awaitable.len) {
        map_set(&c->async_names, awaitable, decl);
    }
}

static void
fill_members(struct convert *c, struct decl *decl, struct cursors children)
{
    VEC(struct decl *) members = {0};
    for (size_t i = 0; i < children.len; i++) {
        enum CXCursorKind kind = children.items[i].kind;
        if (kind == CXCursor_FieldDecl || kind == CXCursor_EnumConstantDecl) {
            struct decl *member = convert_decl(c, children.items[i]);
            vec_push(c->arena, &members, member);
        }
    }
    decl->members = members.items;
    decl->member_count = members.len;
}

static bool
is_async_type(const struct type *type)
{
    for (; type; type = type->target) {
        if (type->typedef_decl && type->typedef_decl->async_kind != ASYNC_NOT) {
            return true;
        }
    }
    return false;
}

static void
fill_kind(struct convert *c, struct decl *decl, CXCursor cursor, struct cursors children)
{
    switch (decl->kind) {
    case DECL_FUNCTION:
        fill_function(c, decl, cursor, children);
        break;
    case DECL_RECORD:
    case DECL_ENUM:
        fill_members(c, decl, children);
        break;
    case DECL_PARAM:
        decl->type = decay_type(c, decl->type);
        break;
    case DECL_FIELD:
        decl->is_bit_field = clang_Cursor_isBitField(cursor);
        decl->bit_width = decl->is_bit_field ? clang_getFieldDeclBitWidth(cursor) : 0;
        break;
    case DECL_ENUMERATOR:
        note_frame_bytes(c, cursor);
        break;
    case DECL_TYPEDEF:
        decl->underlying = convert_type(c, clang_getTypedefDeclUnderlyingType(cursor));
        break;
    case DECL_VAR:
    case DECL_LABEL:
    case DECL_STATIC_ASSERT:
    case DECL_TASK_POOL:
    case DECL_ITERATOR:
    case DECL_CONTEXT_MANAGER:
    case DECL_OTHER:
        break;
    }
    bool is_object = decl->kind == DECL_VAR || decl->kind == DECL_FIELD || decl->kind == DECL_FUNCTION;
    if (is_object && decl->name.len && is_async_type(decl->type)) {
        map_set(&c->async_names, decl->name, decl);
    }
}

/* clang declares builtins, and functions without a declaration, where they are first used: such a one is only its name. */
static bool
is_name_only(CXCursor cursor, struct extent extent)
{
    return cursor.kind == CXCursor_FunctionDecl && (extent.begin == NO_TOKEN || extent.end == extent.begin + 1);
}

static bool
is_only_used(struct convert *c, CXCursor cursor)
{
    return cursor.kind == CXCursor_FunctionDecl && is_name_only(cursor, cursor_extent(c, cursor));
}

/* `earlier` is what was declared under the same name before. */
static void
fill_links(struct convert *c, struct decl *decl, CXCursor cursor, const struct decl *earlier)
{
    CXCursor first = clang_getCanonicalCursor(cursor);
    CXCursor definition = clang_getCursorDefinition(cursor);
    if (clang_Cursor_isNull(first) || clang_equalCursors(first, cursor)) {
        decl->first = decl;
    } else if (!is_only_used(c, first)) {
        decl->first = convert_decl(c, first);
    } else if (earlier && !earlier->is_implicit && !is_only_used(c, cursor)) {
        decl->first = earlier->first;
    }
    bool has_definition = decl->kind == DECL_FUNCTION || is_tag(decl);
    if (has_definition && !clang_Cursor_isNull(definition)) {
        decl->definition = clang_equalCursors(definition, cursor) ? decl : convert_decl(c, definition);
    }
}

static void
fill_decl(struct convert *c, struct decl *decl, CXCursor cursor)
{
    struct extent extent = {NO_TOKEN, NO_TOKEN};
    struct cursors children = cursor_children(c, cursor);
    unsigned begin = 0;
    unsigned end = 0;
    if (cursor_offsets(c, cursor, &begin, &end)) {
        extent.begin = parse_input_token(c->input, begin);
        extent.end = parse_input_token(c->input, end - 1) + 1;
    }
    if (is_name_only(cursor, extent)) {
        extent = (struct extent){NO_TOKEN, NO_TOKEN};
    }
    decl->begin = extent.begin;
    decl->end = extent.end;
    decl->is_implicit =
        extent.begin == NO_TOKEN || begin < c->input->prologue_size || parse_input_is_added(c->input, begin);
    fill_name(c, decl, cursor);
    /* Not clang_isCursorDefinition(): that says no for the second of `int a, b;`. */
    decl->is_definition = clang_equalCursors(clang_getCursorDefinition(cursor), cursor);
    decl->storage = storage_of(cursor);
    decl->is_thread_local = clang_getCursorTLSKind(cursor) != CXTLS_None;
    fill_scope(c, decl, cursor);
    decl->type = convert_type(c, clang_getCursorType(cursor));
    const struct decl *earlier = decl->kind == DECL_FUNCTION ? map_find(&c->functions, decl->name) : NULL;
    fill_kind(c, decl, cursor, children);
    if (!decl->is_implicit && !decl->body_begin && !is_tag(decl) && decl->kind != DECL_ENUMERATOR) {
        decl->end = find_end(c, decl->end);
    }
    decl->begin = skip_extension_back(c, decl->begin);
    convert_attributes(c, decl, children);
    if ((decl->kind == DECL_FUNCTION || decl->kind == DECL_TYPEDEF) && decl->name_token != NO_TOKEN) {
        fill_frame_bound(c, decl);
    }
    fill_links(c, decl, cursor, earlier);
}

struct decl *
convert_decl(struct convert *c, CXCursor cursor)
{
    if (clang_Cursor_isNull(cursor) || !clang_isDeclaration(cursor.kind)) {
        return NULL;
    }
    struct decl **slot = decl_slot(c, cursor);
    if (*slot) {
        return *slot;
    }
    struct decl *decl = new_decl(c, kind_of(cursor.kind));
    *slot = decl;
    fill_decl(c, decl, cursor);
    return decl;
}

/* libclang gives the same label different cursors, by way of a goto and where it stands: the parent differs. */
struct decl *
convert_label(struct convert *c, CXCursor cursor)
{
    cursor.data[0] = NULL;
    struct decl **slot = decl_slot(c, cursor);
    if (!*slot) {
        struct decl *decl = new_decl(c, DECL_LABEL);
        *slot = decl;
        decl->begin = decl->name_token = cursor_token(c, cursor);
        decl->end = decl->begin + 1;
        decl->name = c->source->tokens[decl->begin].text;
        decl->is_local = true;
        decl->is_definition = true;
        decl->function = c->function;
    }
    return *slot;
}

struct decl *
convert_builtin(struct convert *c, token_index at)
{
    struct str name = c->source->tokens[at].text;
    struct decl *decl = map_find(&c->functions, name);
    if (!decl) {
        decl = new_decl(c, DECL_FUNCTION);
        decl->name = name;
        decl->is_implicit = true;
        decl->type = convert_type(c, (CXType){.kind = CXType_Invalid});
        map_set(&c->functions, name, decl);
    }
    return decl;
}

void
name_decl(struct convert *c, const struct decl *decl)
{
    if (decl && c->in_body && !c->is_inspecting && decl->begin < c->source->token_count) {
        c->is_named[decl->begin] = true;
    }
}
