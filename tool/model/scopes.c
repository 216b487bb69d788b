/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A table of declarations with the tokens between which they are seen; blocks nest, so the last that began is meant. */
#include "model/scopes.h"

#include "clang/source.h"

static struct scoped *
add(struct function *fn, struct decl *decl, struct node *stmt, token_index end)
{
    struct scopes *scopes = fn->scopes;
    struct scoped *scoped = ARENA_NEW(fn->arena, struct scoped);
    token_index begin = decl->name.len ? decl->name_token : decl->begin;
    *scoped = (struct scoped){.decl = decl, .stmt = stmt, .begin = begin, .end = end};
    vec_push(fn->arena, &scopes->items, scoped);
    if (decl->name.len) {
        scoped->previous = map_find(&scopes->by_name, decl->name);
        map_set(&scopes->by_name, decl->name, scoped);
    }
    return scoped;
}

static bool
opens_block(const struct node *node)
{
    return node->kind == NODE_COMPOUND || node->kind == NODE_FOR || node->kind == NODE_ASYNC_FOR ||
           node->kind == NODE_ASYNC_WITH || node->kind == NODE_CATCH;
}

static void walk(struct function *fn, struct node *node, token_index end);

static void
walk_declarations(struct function *fn, struct node *node, token_index end)
{
    for (size_t i = 0; i < node->decl_count; i++) {
        struct decl *decl = node->decls[i];
        add(fn, decl, node, end);
        for (size_t k = 0; decl->kind == DECL_ENUM && k < decl->member_count; k++) {
            add(fn, decl->members[k], node, end);
        }
        for (size_t k = 0; k < decl->bound_count; k++) {
            walk(fn, decl->bounds[k], end);
        }
        walk(fn, decl->init, end);
    }
}

static void
walk(struct function *fn, struct node *node, token_index end)
{
    if (!node || node->is_simple) {
        return;
    }
    end = opens_block(node) ? node->end : end;
    if (node->kind == NODE_CATCH && node->decl) {
        add(fn, node->decl, NULL, end);
    }
    walk_declarations(fn, node, end);
    for (size_t i = 0; i < node->child_count; i++) {
        walk(fn, node->children[i], end);
    }
}

struct scopes *
scopes_build(struct function *fn)
{
    fn->scopes = ARENA_NEW(fn->arena, struct scopes);
    fn->scopes->by_name.arena = fn->arena;
    const struct decl *decl = fn->decl;
    for (size_t i = 0; i < decl->param_count; i++) {
        if (decl->params[i]->name.len) {
            add(fn, decl->params[i], NULL, decl->body_end);
        }
    }
    walk(fn, decl->body, decl->body_end);
    return fn->scopes;
}

struct scoped *
scopes_add(struct function *fn, struct decl *decl)
{
    return add(fn, decl, NULL, fn->decl->body_end);
}

static bool
is_in(const struct decl *decl, enum name_space space)
{
    switch (decl->kind) {
    case DECL_RECORD:
    case DECL_ENUM:
        return space == NAMES_TAGS;
    case DECL_VAR:
    case DECL_PARAM:
    case DECL_FUNCTION:
    case DECL_TYPEDEF:
    case DECL_ENUMERATOR:
        return space == NAMES_ORDINARY;
    case DECL_FIELD:
    case DECL_LABEL:
    case DECL_STATIC_ASSERT:
    case DECL_TASK_POOL:
    case DECL_ITERATOR:
    case DECL_CONTEXT_MANAGER:
    case DECL_OTHER:
        return false;
    }
    return false;
}

struct decl *
scopes_find(const struct scopes *scopes, struct str name, token_index at, enum name_space space)
{
    const struct scoped *found = NULL;
    for (const struct scoped *scoped = map_find(&scopes->by_name, name); scoped; scoped = scoped->previous) {
        bool is_seen = scoped->begin <= at && at < scoped->end && is_in(scoped->decl, space);
        if (is_seen && (!found || scoped->begin > found->begin)) {
            found = scoped;
        }
    }
    return found ? found->decl : NULL;
}

static bool
names_member(const struct function *fn, token_index token)
{
    for (size_t i = 0; i < fn->scopes->items.len; i++) {
        const struct decl *decl = fn->scopes->items.items[i]->decl;
        for (size_t k = 0; decl->kind == DECL_RECORD && k < decl->member_count; k++) {
            if (decl->members[k]->name_token == token) {
                return true;
            }
        }
    }
    return false;
}

struct decl *
scopes_resolve(const struct function *fn, token_index token)
{
    const struct token *now = &fn->source->tokens[token];
    struct str before = token ? fn->source->tokens[token - 1].text : STR("");
    if (now->kind != TOKEN_IDENT || str_is(before, ".") || str_is(before, "->") || str_is(before, "goto")) {
        return NULL;
    }
    if (str_is(before, "struct") || str_is(before, "union") || str_is(before, "enum")) {
        return scopes_find(fn->scopes, now->text, token, NAMES_TAGS);
    }
    struct decl *decl = scopes_find(fn->scopes, now->text, token, NAMES_ORDINARY);
    return decl && !names_member(fn, token) ? decl : NULL;
}
