/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Walks the body once: scopes, locals, names that are free. */
#include "model/build.h"

#include "model/scopes.h"

#include <stdint.h>

static struct scope *
add_scope(struct function *fn, struct scope *parent, struct node *node)
{
    struct scope *scope = ARENA_NEW(fn->arena, struct scope);
    scope->parent = parent;
    scope->node = node;
    scope->depth = parent ? parent->depth + 1 : 0;
    return scope;
}

static struct local *
add_local(struct function *fn, struct scope *scope, const struct type *type)
{
    struct local *local = ARENA_NEW(fn->arena, struct local);
    local->index = (unsigned)fn->locals.len;
    local->scope = scope;
    local->type = type;
    vec_push(fn->arena, &fn->locals, local);
    return local;
}

static void
add_variable(struct function *fn, struct scope *scope, struct decl *decl)
{
    struct local *local = add_local(fn, scope, decl->type);
    local->decl = decl;
    local->name = arena_copy(fn->arena, decl->name.ptr, decl->name.len);
    local->is_param = decl->kind == DECL_PARAM;
    decl->info = local;
}

static bool
is_automatic(const struct decl *decl)
{
    return decl->kind == DECL_VAR && decl->storage != STORAGE_STATIC && decl->storage != STORAGE_EXTERN &&
           !decl->is_thread_local;
}

/* The object of a compound literal, known to the syntax tree as a variable without a name. */
static void
add_literal(struct function *fn, struct scope *scope, struct node *node)
{
    struct local *local = add_local(fn, scope, node->type);
    local->name = "literal";
    local->is_literal = true;
    node->decl = ARENA_NEW(fn->arena, struct decl);
    node->decl->kind = DECL_VAR;
    node->decl->type = node->type;
    node->decl->first = node->decl;
    node->decl->function = fn->decl;
    node->decl->info = local;
}

/* Statement expressions keep their own locals: no await can stand in them. */
static void
walk(struct function *fn, struct scope *scope, struct node *node)
{
    if (!node || node->is_simple || node->kind == NODE_STMT_EXPR) {
        return;
    }
    if (node->kind == NODE_COMPOUND || node->kind == NODE_FOR || node->kind == NODE_ASYNC_FOR ||
        node->kind == NODE_ASYNC_WITH || node->kind == NODE_CATCH) {
        scope = add_scope(fn, scope, node);
        node->info = scope;
    }
    if (node->kind == NODE_CATCH && node->decl) {
        add_variable(fn, scope, node->decl);
    }
    if (node->kind == NODE_COMPOUND_LITERAL && !node->type->is_variably_modified) {
        add_literal(fn, scope, node);
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        if (is_automatic(node->decls[i])) {
            add_variable(fn, scope, node->decls[i]);
            walk(fn, scope, node->decls[i]->init);
        }
    }
    for (size_t i = 0; i < node->child_count; i++) {
        walk(fn, scope, node->children[i]);
    }
}

/* All identifiers of the definition, as written and as expanded. */
static void
collect_words(struct function *fn)
{
    const struct source *source = fn->source;
    fn->words.arena = fn->arena;
    written_index seen = source->tokens[fn->decl->begin].begin;
    for (token_index i = fn->decl->begin; i < fn->decl->body_end; i++) {
        const struct token *token = &source->tokens[i];
        if (token->kind == TOKEN_IDENT) {
            map_set(&fn->words, token->text, fn);
        }
        /* What is not the same in both: macro calls, and those before it that stand for nothing. */
        seen = token->is_direct && token->begin == seen ? token->end : seen;
        for (; seen < token->end; seen++) {
            if (source->written[seen].kind == TOKEN_IDENT) {
                map_set(&fn->words, source->written[seen].text, fn);
            }
        }
    }
}

static bool
is_used(const struct function *fn, struct str name)
{
    const struct source *source = fn->source;
    written_index begin = source->tokens[fn->decl->begin].begin;
    written_index end = source->tokens[fn->decl->body_end - 1].end;
    return map_find(&fn->words, name) || source_is_macro(source, name, begin) || source_is_macro(source, name, end);
}

const char *
function_free_name(const struct function *fn, const char *name)
{
    const char *candidate = name;
    for (unsigned i = 1; is_used(fn, str_from(candidate)); i++) {
        candidate = i == 1 ? arena_printf(fn->arena, "%s__", name) : arena_printf(fn->arena, "%s__%u", name, i);
    }
    return candidate;
}

struct local *
function_add_temporary(struct function *fn, const struct type *type, struct scope *scope)
{
    struct local *local = add_local(fn, scope, type->unqualified ? type->unqualified : type);
    do {
        fn->temporary_count++;
        local->name = arena_printf(fn->arena, "t__%u", fn->temporary_count);
    } while (fn->source && is_used(fn, str_from(local->name)));
    return local;
}

void
function_build(struct function *fn)
{
    fn->scope = add_scope(fn, NULL, NULL);
    scopes_build(fn);
    for (size_t i = 0; i < fn->decl->param_count; i++) {
        if (fn->decl->params[i]->name.len) {
            add_variable(fn, fn->scope, fn->decl->params[i]);
        }
    }
    walk(fn, fn->scope, fn->decl->body);
    collect_words(fn);
    fn->self_name = function_free_name(fn, "self");
    fn->frame_name = function_free_name(fn, "frame");
    fn->outer_name = function_free_name(fn, "outer");
    fn->state_name = function_free_name(fn, "state");
    fn->task_name = function_free_name(fn, "task");
    fn->error_name = function_free_name(fn, "error");
    fn->args_name = function_free_name(fn, "args");
}
