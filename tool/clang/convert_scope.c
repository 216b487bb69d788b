/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The declarations of file scope and of blocks in source order, with bodies and initializers where they matter. */
#include "clang/convert.h"

#include <stdlib.h>

/* Whether the tokens hold a word of the language or name something async. */
static bool
is_interesting(const struct convert *c, token_index begin, token_index end)
{
    for (token_index at = begin; at < end; at++) {
        const struct token *token = &c->source->tokens[at];
        if (token->keyword != KEYWORD_NONE ||
            (token->kind == TOKEN_IDENT && c->async_names.len && map_find(&c->async_names, token->text))) {
            return true;
        }
    }
    return false;
}

struct node *
convert_body(struct convert *c, struct decl *decl, CXCursor cursor)
{
    struct node *body = NULL;
    struct cursors children = cursor_children(c, cursor);
    for (size_t i = 0; i < children.len; i++) {
        if (children.items[i].kind == CXCursor_CompoundStmt) {
            struct decl *outer = c->function;
            c->function = decl;
            c->in_body++;
            body = convert_stmt(c, children.items[i]);
            c->in_body--;
            c->function = outer;
        }
    }
    return body;
}

/* What the declaration of an object in async code is made of counts as used by it. */
static void
name_type(struct convert *c, const struct type *type)
{
    while (type && (type->kind == TYPE_POINTER || type->kind == TYPE_ARRAY)) {
        name_decl(c, type->typedef_decl);
        type = type->target;
    }
    if (type) {
        name_decl(c, type->typedef_decl);
        name_decl(c, type->decl);
    }
}

static void
convert_initializer(struct convert *c, struct decl *decl, CXCursor cursor)
{
    CXCursor init = clang_Cursor_getVarDeclInitializer(cursor);
    name_type(c, decl->type);
    if (clang_Cursor_isNull(init) || !(decl->is_local || is_interesting(c, decl->begin, decl->end))) {
        return;
    }
    c->in_body++;
    decl->init = convert_expr(c, init);
    c->in_body--;
}

/* The value of an enumerator, the width of a bit-field: only of local types, to be rewritten with their function. */
static void
convert_member_values(struct convert *c, CXCursor cursor)
{
    struct cursors members = cursor_children(c, cursor);
    for (size_t i = 0; i < members.len; i++) {
        CXCursor member = members.items[i];
        bool has_value = member.kind == CXCursor_EnumConstantDecl ||
                         (member.kind == CXCursor_FieldDecl && clang_Cursor_isBitField(member));
        struct cursors values = has_value ? cursor_expressions(c, member) : (struct cursors){0};
        if (values.len) {
            convert_decl(c, member)->init = convert_expr(c, values.items[values.len - 1]);
        }
    }
}

/* The expressions in the type of a local object: they are evaluated where it is declared. */
static void
convert_bounds(struct convert *c, struct decl *decl, CXCursor cursor)
{
    CXCursor init = clang_Cursor_getVarDeclInitializer(cursor);
    struct cursors children = cursor_expressions(c, cursor);
    struct cursors bounds = {0};
    for (size_t i = 0; i < children.len; i++) {
        if (!clang_equalCursors(children.items[i], init)) {
            vec_push(c->arena, &bounds, children.items[i]);
        }
    }
    bounds = cursors_distinct(c, bounds);
    decl->bounds = ARENA_ARRAY(c->arena, struct node *, bounds.len + 1);
    decl->bound_count = bounds.len;
    c->in_body++;
    for (size_t i = 0; i < bounds.len; i++) {
        decl->bounds[i] = convert_expr(c, bounds.items[i]);
    }
    c->in_body--;
}

/* Fills and appends one declaration of a scope, the types that are defined inside it first. */
static void
convert_scope_decl(struct convert *c, CXCursor cursor)
{
    struct decl *decl = convert_decl(c, cursor);
    if (!decl || decl->begin == NO_TOKEN || decl->is_implicit) {
        return;
    }
    if (decl->kind == DECL_RECORD) {
        struct cursors children = cursor_children(c, cursor);
        for (size_t i = 0; i < children.len; i++) {
            enum CXCursorKind kind = children.items[i].kind;
            if (kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl || kind == CXCursor_EnumDecl) {
                convert_scope_decl(c, children.items[i]);
            }
        }
    }
    /* libclang begins the second of `int a, b;` at its name. */
    if (decl->kind == DECL_VAR && decl->begin == decl->name_token && c->list->len) {
        decl->begin = vec_last(c->list)->begin;
    }
    vec_push(c->arena, c->list, decl);
    if ((decl->kind == DECL_RECORD || decl->kind == DECL_ENUM) && convert_file_form(c, decl, cursor)) {
        return;
    }
    if (decl->is_local && (decl->kind == DECL_VAR || decl->kind == DECL_TYPEDEF)) {
        convert_bounds(c, decl, cursor);
    }
    if (decl->kind == DECL_VAR) {
        convert_initializer(c, decl, cursor);
    } else if (decl->body_begin && is_interesting(c, decl->begin, decl->end)) {
        decl->body = convert_body(c, decl, cursor);
    } else if (decl->body_begin) {
        inspect_later(c, decl, cursor);
    } else if (decl->is_local && (decl->kind == DECL_RECORD || decl->kind == DECL_ENUM)) {
        convert_member_values(c, cursor);
    }
}

static void
adopt(struct node *node, struct node *part)
{
    if (part) {
        part->parent = node;
        node->has_await |= part->has_await;
    }
}

struct node *
convert_decl_stmt(struct convert *c, CXCursor cursor, struct extent extent)
{
    extent.begin = skip_extension_back(c, extent.begin);
    struct node *node = node_new(c, NODE_DECL_STMT, extent);
    struct decl_list list = {0};
    struct decl_list *outer = c->list;
    struct cursors children = cursor_children(c, cursor);
    c->list = &list;
    for (size_t i = 0; i < children.len; i++) {
        convert_scope_decl(c, children.items[i]);
    }
    c->list = outer;
    node->decls = list.items;
    node->decl_count = (unsigned)list.len;
    for (size_t i = 0; i < list.len; i++) {
        adopt(node, list.items[i]->init);
        for (size_t k = 0; k < list.items[i]->bound_count; k++) {
            adopt(node, list.items[i]->bounds[k]);
        }
    }
    return node;
}

static int
compare_decls(const void *a, const void *b)
{
    const struct decl *left = *(struct decl *const *)a;
    const struct decl *right = *(struct decl *const *)b;
    token_index left_at = left->name_token == NO_TOKEN ? left->begin : left->name_token;
    token_index right_at = right->name_token == NO_TOKEN ? right->begin : right->name_token;
    if (left_at != right_at) {
        return left_at < right_at ? -1 : 1;
    }
    /* Equal for what has no place of its own; the order of first use then, kept in `ordinal`. */
    return left->ordinal < right->ordinal ? -1 : 1;
}

static void
number_decls(struct convert *c)
{
    for (size_t i = 0; i < c->all.len; i++) {
        c->all.items[i]->ordinal = (unsigned)i;
    }
    if (c->all.len) {
        qsort(c->all.items, c->all.len, sizeof *c->all.items, compare_decls);
    }
    for (size_t i = 0; i < c->all.len; i++) {
        c->all.items[i]->ordinal = (unsigned)i;
    }
}

/* Whether something here is looked for by its name: all of the runtime's begins alike, and what can be awaited has an
 * X__wait. */
static bool
is_sought(const struct token *token)
{
    return token->keyword != KEYWORD_NONE ||
           (token->kind == TOKEN_IDENT && (awaitable_name(token->text).len || str_starts_with(token->text, "async")));
}

/* For each file: a system's header in which nothing is sought. */
static bool *
find_plain_files(const struct convert *c)
{
    const struct source *source = c->source;
    bool *is_plain = ARENA_ARRAY(c->arena, bool, source->file_count + 1);
    for (size_t i = 0; i < source->file_count; i++) {
        is_plain[i] = source->files[i].is_system;
    }
    for (token_index at = 0; at < source->token_count; at++) {
        bool *is_here = &is_plain[source->written[source->tokens[at].begin].file];
        *is_here = *is_here && !is_sought(&source->tokens[at]);
    }
    return is_plain;
}

/* A system's headers declare functions by the hundred; such a one is converted if somebody names it. */
static bool
is_left_out(struct convert *c, const bool *is_plain, CXCursor cursor)
{
    token_index at = cursor.kind == CXCursor_FunctionDecl ? cursor_token(c, cursor) : NO_TOKEN;
    return at != NO_TOKEN && is_plain[c->source->written[c->source->tokens[at].begin].file];
}

struct ast *
convert_unit(struct convert *c)
{
    struct cursors top = cursor_children(c, clang_getTranslationUnitCursor(c->unit));
    const bool *is_plain = find_plain_files(c);
    c->list = &c->scope;
    for (size_t i = 0; i < top.len; i++) {
        if (!is_left_out(c, is_plain, top.items[i])) {
            struct arena_mark mark = arena_mark(&c->scratch);
            convert_scope_decl(c, top.items[i]);
            arena_release(&c->scratch, mark);
        }
    }
    inspect_called(c);
    number_decls(c);
    convert_frame_bounds(c);
    struct ast *ast = ARENA_NEW(c->arena, struct ast);
    ast->arena = c->arena;
    ast->decls = c->scope.items;
    ast->decl_count = c->scope.len;
    return ast;
}
