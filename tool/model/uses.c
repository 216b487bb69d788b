/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Looks for consumers and pools in all of a file. */
#include "model/uses.h"

#include "model/protocol.h"

#include <string.h>

struct node *
consumed_call(struct node *operand)
{
    struct node *node = strip_parens(operand);
    if (node->kind == NODE_BINARY && node->binary == BINARY_ASSIGN) {
        node = strip_parens(node->children[1]);
    }
    return coroutine_call(node) ? node : NULL;
}

static void
report_storage(const struct program *program, const struct node *node, const struct function *fn)
{
    struct position at = source_range(program->source, node->begin, node->end);
    struct str name = fn->decl->name;
    diag_report(program->diag, SEVERITY_ERROR, at,
                "no storage for a task of '%.*s': declare ASYNC_TASK_POOL(%.*s, N) at file scope, start it in an "
                "async_static_task(%.*s), or use --heap=on",
                STR_ARG(name), STR_ARG(name), STR_ARG(name));
}

/* Its tasks come from its pool or the heap. */
static void
note_new(const struct program *program, const struct node *node, struct function *fn)
{
    fn->uses_new = true;
    if (!fn->pool && !program->heap) {
        report_storage(program, node, fn);
    }
}

/* This file takes the size of its frame for granted. */
static void
note_size(struct function *fn)
{
    if (fn->foreign && fn->foreign->function) {
        fn->foreign->function->has_size_check = true;
    }
}

static void
note_task(struct function *fn)
{
    fn->uses_tasks = true;
    note_size(fn);
}

/* Gathered calls are tasks whose storage lies in the frame, unless that would contain itself. */
static void
note_children(struct program *program, const struct function *gatherer, struct node *node)
{
    for (size_t i = 0; i < node->child_count; i++) {
        const struct decl *callee = taken_find(program, node->children[i]).callee;
        struct function *fn = callee ? program_task_function(program, callee) : NULL;
        if (!fn) {
            continue;
        }
        note_task(fn);
        fn->is_gathered = true;
        if (gatherer && fn->component == gatherer->component) {
            note_new(program, node->children[i], fn);
        }
    }
}

static bool
is_same_type(const struct type *a, const struct type *b)
{
    const struct type *left = a->canonical ? a->canonical : a;
    const struct type *right = b->canonical ? b->canonical : b;
    return left == right || strcmp(left->spelling, right->spelling) == 0;
}

size_t
function_store_number(const struct function *fn, const struct type *type)
{
    for (size_t i = 0; i < fn->stores.len; i++) {
        if (is_same_type(fn->stores.items[i], type)) {
            return i + 1;
        }
    }
    return 0;
}

/* The struct, union or enum on which the type is built, or NULL. */
static const struct decl *
tag_of(const struct type *type)
{
    while (type->target && type->kind != TYPE_FUNCTION) {
        type = type->target;
    }
    return type->decl;
}

/* lvalue = call: the type of the lvalue must be known where the function is. */
static void
note_store(struct program *program, struct function *fn, struct node *operand)
{
    struct taken taken = taken_find(program, operand);
    const struct node *place = taken.assignment ? taken.assignment->children[0] : NULL;
    if (!place || fn->result_type->kind == TYPE_VOID || function_store_number(fn, place->type)) {
        return;
    }
    const struct type *type = place->type->canonical ? place->type->canonical : place->type;
    const struct decl *tag = tag_of(type);
    if (tag && tag->is_local) {
        diag_report(program->diag, SEVERITY_ERROR, source_range(program->source, place->begin, place->end),
                    "the type '%s' is declared inside of a function, where '%.*s' cannot see it; declare it at file scope",
                    place->type->spelling, STR_ARG(fn->decl->name));
        return;
    }
    vec_push(program->arena, &fn->stores, is_same_type(type, fn->result_type) ? fn->result_type : type);
}

static void
note_consumer(struct program *program, const struct function *user, struct node *node)
{
    if (!node->child_count) {
        return;
    }
    if (is_gathering(node->keyword)) {
        note_children(program, user, node);
        return;
    }
    struct node *call = consumed_call(node->children[node->child_count - 1]);
    struct function *fn = call && node->keyword != KEYWORD_WAIT_FOR_MS
                              ? program_task_function(program, coroutine_call(call))
                              : NULL;
    if (fn && node->keyword == KEYWORD_OPEN) {
        fn->uses_object = fn->uses_open = true;
        note_size(fn);
    }
    if (!fn || fn->is_generator) { /* which cannot run as a task of its own: reported */
        return;
    }
    note_store(program, fn, node->children[node->child_count - 1]);
    note_task(fn);
    switch (node->keyword) {
    case KEYWORD_SPAWN:
    case KEYWORD_CREATE_TASK:
        note_new(program, node, fn);
        break;
    case KEYWORD_START:
        fn->uses_restart = true;
        break;
    case KEYWORD_GROUP_START:
        fn->uses_group = true;
        note_new(program, node, fn);
        break;
    case KEYWORD_RUN:
    case KEYWORD_RUN_ALL:
        fn->uses_main = true;
        break;
    default:
        break;
    }
}

/* `fn` iterates over the generator, or enters the context manager. */
static void
note_begun(const struct function *fn, struct function *generator)
{
    struct function *body = generator->foreign ? generator->foreign->function : generator;
    if (generator->component == fn->component || !function_has_known_size(generator)) {
        generator->uses_call = true;
        if (body) {
            body->uses_call = true;
        }
        return;
    }
    generator->uses_open = true;
    if (body) {
        body->uses_open = true;
        body->has_size_check |= body != generator;
    }
}

/* `fn` awaits `other`. */
static void
note_start(const struct function *fn, struct function *other)
{
    other->uses_start = true;
    other->uses_call |= other->component == fn->component;
    other->has_size_check |= other->program != fn->program;
}

/* The functions of an object that an async_for or async_with takes. */
static void
note_protocol(const struct program *program, const struct function *fn, const struct decl *protocol)
{
    const struct decl *const awaited[] = {protocol->about, protocol->exit};
    for (size_t i = 0; i < 2; i++) {
        struct function *other = awaited[i] ? program_resolve(program, awaited[i]) : NULL;
        if (other) {
            note_start(fn, other);
        }
    }
}

bool
is_callee(const struct node *node)
{
    while (node->parent && node->parent->kind == NODE_PAREN) {
        node = node->parent;
    }
    return node->parent && node->parent->kind == NODE_CALL && node->parent->children[0] == node;
}

static void
walk(struct program *program, struct function *fn, struct node *node)
{
    if (!node || node->is_simple) {
        return;
    }
    if (node->kind == NODE_CONSUMER) {
        note_consumer(program, fn, node);
    }
    if (node->kind == NODE_AWAIT && fn) {
        struct node *call = awaited_call(node);
        struct decl *callee = call ? coroutine_call(call) : NULL;
        struct function *other = callee ? program_resolve(program, callee) : NULL;
        if (other) {
            note_start(fn, other);
        }
    }
    struct node *begun = fn && (node->kind == NODE_ASYNC_FOR || node->kind == NODE_ASYNC_WITH) ? begun_call(node) : NULL;
    struct function *generator = begun ? program_generator(program, coroutine_call(begun)) : NULL;
    if (generator) {
        note_begun(fn, generator);
    }
    const struct decl *protocol = fn ? form_protocol(program, node) : NULL;
    if (protocol) {
        note_protocol(program, fn, protocol);
    }
    if (node->kind == NODE_REF && node->decl->kind == DECL_FUNCTION && !is_callee(node)) {
        struct function *pointed = program_resolve(program, node->decl);
        if (pointed) {
            pointed->uses_start = pointed->is_pointed_to = pointed->is_shared = pointed->has_size_check = true;
            pointed->uses_call |= program->heap;
        }
    }
    for (size_t i = 0; i < node->child_count; i++) {
        walk(program, fn, node->children[i]);
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        walk(program, fn, node->decls[i]->init);
    }
}

static void
note_awaited(struct program *program, const struct decl *decl)
{
    struct function *fn = decl ? program_find(program, decl) : NULL;
    if (fn) {
        fn->uses_start = true;
    }
}

void
uses_compute(struct program *program)
{
    const struct ast *ast = program->ast;
    for (size_t i = 0; i < program->functions.len; i++) {
        struct function *fn = program->functions.items[i];
        bool is_external = decl_is_external(fn->decl);
        fn->uses_start |= is_external && !fn->is_generator;
        fn->uses_open |= is_external && fn->is_generator;
        fn->is_exported = is_external && fn->is_generator;
        fn->is_shared |= is_external;
        fn->uses_call |= is_external && program->heap;
    }
    for (size_t i = 0; i < ast->decl_count; i++) {
        struct decl *decl = ast->decls[i];
        struct function *bounded = decl->kind == DECL_FUNCTION && decl->frame_bound ? program_find(program, decl) : NULL;
        if (bounded) {
            bounded->is_shared = bounded->has_size_check = true;
        }
        if (decl->kind == DECL_ITERATOR || decl->kind == DECL_CONTEXT_MANAGER) {
            note_awaited(program, decl->about);
            note_awaited(program, decl->exit);
        }
        struct function *fn = decl->kind == DECL_TASK_POOL && decl->about ? program_task_function(program, decl->about) : NULL;
        if (fn) {
            fn->pool = decl;
        }
    }
    for (size_t i = 0; i < ast->decl_count; i++) {
        struct decl *decl = ast->decls[i];
        if (decl->kind == DECL_VAR && decl->init) {
            walk(program, NULL, decl->init);
        }
        if (decl->kind == DECL_FUNCTION && decl->body) {
            walk(program, decl->first->async_kind != ASYNC_NOT ? program_find(program, decl) : NULL, decl->body);
        }
    }
}
