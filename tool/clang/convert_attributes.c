/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What stands around a declarator: attributes, async, ASYNC_FRAME; and the forms that stand at file scope. */
#include "clang/convert.h"

#include <stdlib.h>

/* "__cleanup__" is "cleanup". */
static const char *
attribute_name(struct convert *c, struct str text)
{
    bool has_underscores = text.len > 4 && str_starts_with(text, "__") && text.ptr[text.len - 1] == '_';
    size_t margin = has_underscores ? 2 : 0;
    return arena_copy(c->arena, text.ptr + margin, text.len - 2 * margin);
}

static enum async_kind
async_kind_of(enum keyword keyword)
{
    return keyword == KEYWORD_ASYNC            ? ASYNC_FUNCTION
           : keyword == KEYWORD_GENERATOR      ? ASYNC_GENERATOR
           : keyword == KEYWORD_CONTEXTMANAGER ? ASYNC_CONTEXTMANAGER
                                               : ASYNC_NOT;
}

/* The word counts only where it was written: a redeclaration inherits the attribute but not the word. */
static void
take_async(struct convert *c, struct decl *decl, token_index at)
{
    enum async_kind kind = async_kind_of(keyword_at(c, at));
    bool is_own = at >= decl->begin && at < decl->end;
    if (kind == ASYNC_NOT || !is_own || (decl->kind != DECL_FUNCTION && decl->kind != DECL_TYPEDEF)) {
        return;
    }
    decl->async_kind = kind;
    decl->async_token = at;
    meet_keyword(c, at);
    map_set(&c->async_names, decl->name, decl);
}

/* _Alignas(16), aligned(16): the number; -1: a type, or more than a number. */
static long long
asked_alignment(const struct convert *c, token_index word)
{
    token_index open = word + 1;
    if (!token_is(c->source, open, "(")) {
        return -1; /* as much as the target has use for */
    }
    const struct token *value = &c->source->tokens[open + 1];
    char *end = NULL;
    bool is_alone = c->input->match[open] == open + 2 && value->kind == TOKEN_NUMBER;
    long long number = is_alone ? strtoll(arena_copy(c->arena, value->text.ptr, value->text.len), &end, 0) : -1;
    return is_alone && end[strspn(end, "uUlL")] == '\0' ? number : -1;
}

static void
note_alignment(const struct convert *c, struct decl *decl, token_index word)
{
    long long align = asked_alignment(c, word);
    decl->align = align < 0 || decl->align < 0 ? -1 : align > decl->align ? align : decl->align;
}

/* ASYNC_NOESCAPE, which stands for nothing: before the parameter, in it or behind it, up to the comma or parenthesis. */
static bool
is_marked_noescape(const struct convert *c, const struct decl *param)
{
    const struct source *source = c->source;
    if (param->kind != DECL_PARAM || param->begin == 0 || param->end >= source->token_count) {
        return false;
    }
    written_index end = source->tokens[param->end].begin;
    for (written_index at = source->tokens[param->begin - 1].end; at < end; at++) {
        if (str_is(source->written[at].text, "ASYNC_NOESCAPE")) {
            return true;
        }
    }
    return false;
}

void
convert_attributes(struct convert *c, struct decl *decl, struct cursors children)
{
    VEC(const char *) names = {0};
    for (size_t i = 0; i < children.len; i++) {
        if (!clang_isAttribute(children.items[i].kind)) {
            continue;
        }
        token_index at = cursor_extent(c, children.items[i]).begin;
        if (at == NO_TOKEN) {
            continue;
        }
        if (children.items[i].kind == CXCursor_AnnotateAttr && c->source->tokens[at].keyword != KEYWORD_NONE) {
            take_async(c, decl, at);
            continue;
        }
        const char *name = attribute_name(c, c->source->tokens[at].text);
        vec_push(c->arena, &names, name);
        if (strcmp(name, "aligned") == 0 || strcmp(name, "_Alignas") == 0 || strcmp(name, "alignas") == 0) {
            note_alignment(c, decl, at);
        }
        if (strcmp(name, "cleanup") == 0 && token_is(c->source, at + 1, "(")) {
            decl->about = map_find(&c->functions, c->source->tokens[at + 2].text);
        }
    }
    if (is_marked_noescape(c, decl)) {
        vec_push(c->arena, &names, "noescape");
    }
    decl->attributes = names.items;
    decl->attribute_count = names.len;
}

/* The first reference to a function in what libclang makes of typeof(function). */
static struct decl *
find_function(struct convert *c, CXCursor cursor)
{
    struct cursors children = cursor_children(c, cursor);
    for (size_t i = 0; i < children.len; i++) {
        CXCursor child = children.items[i];
        if (child.kind == CXCursor_DeclRefExpr) {
            struct decl *decl = convert_decl(c, clang_getCursorReferenced(child));
            return decl && decl->kind == DECL_FUNCTION ? decl : NULL;
        }
        struct decl *found = clang_isExpression(child.kind) ? find_function(c, child) : NULL;
        if (found) {
            return found;
        }
    }
    return NULL;
}

static const struct type *
pointee(struct convert *c, CXCursor field)
{
    return convert_type(c, clang_getCanonicalType(clang_getPointeeType(clang_getCursorType(field))));
}

static void
convert_protocol(struct convert *c, struct decl *decl, CXCursor cursor)
{
    CXCursor fields[3];
    size_t count = 0;
    struct cursors children = cursor_children(c, cursor);
    for (size_t i = 0; i < children.len && count < 3; i++) {
        if (children.items[i].kind == CXCursor_FieldDecl) {
            fields[count++] = children.items[i];
        }
    }
    if (count < 3) {
        return;
    }
    decl->type = pointee(c, fields[0]);
    if (decl->kind == DECL_ITERATOR) {
        decl->item = pointee(c, fields[1]);
        decl->about = find_function(c, fields[2]);
    } else {
        decl->about = find_function(c, fields[1]);
        decl->exit = find_function(c, fields[2]);
    }
}

static void
convert_pool(struct convert *c, struct decl *decl, CXCursor cursor)
{
    struct cursors constants = cursor_children(c, cursor);
    struct cursors values = {0};
    if (constants.len) {
        values = cursor_expressions(c, constants.items[0]);
    }
    c->in_body++;
    struct node *value = values.len ? convert_expr(c, values.items[0]) : NULL;
    c->in_body--;
    if (!value || value->kind != NODE_CHOOSE || value->child_count != 3) {
        return;
    }
    struct node *function = value->children[1];
    while (function->kind == NODE_PAREN) {
        function = function->children[0];
    }
    if (function->kind == NODE_REF && function->decl && function->decl->kind == DECL_FUNCTION) {
        decl->about = function->decl;
    }
    /* The parentheses are ours. */
    decl->init = value->children[2]->kind == NODE_PAREN ? value->children[2]->children[0] : value->children[2];
    decl->init->parent = NULL;
}

bool
convert_file_form(struct convert *c, struct decl *decl, CXCursor cursor)
{
    switch ((int)keyword_at(c, decl->begin)) {
    case KEYWORD_TASK_POOL:
        decl->kind = DECL_TASK_POOL;
        convert_pool(c, decl, cursor);
        break;
    case KEYWORD_ITERATOR:
        decl->kind = DECL_ITERATOR;
        convert_protocol(c, decl, cursor);
        break;
    case KEYWORD_CONTEXT_MANAGER:
        decl->kind = DECL_CONTEXT_MANAGER;
        convert_protocol(c, decl, cursor);
        break;
    default:
        return false;
    }
    decl->name = (struct str){"", 0};
    decl->name_token = NO_TOKEN;
    decl->member_count = 0;
    meet_keyword(c, decl->begin);
    return true;
}
