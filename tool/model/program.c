/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Collects the async functions of a file and orders them so that a callee's frame is complete before its caller's. */
#include "model/program.h"

#include <stdint.h>

struct node *
strip_parens(struct node *node)
{
    while (node && node->kind == NODE_PAREN) {
        node = node->children[0];
    }
    return node;
}

struct decl *
call_target(const struct node *node)
{
    if (node->kind != NODE_CALL) {
        return NULL;
    }
    const struct node *callee = strip_parens(node->children[0]);
    return callee->kind == NODE_REF && callee->decl->kind == DECL_FUNCTION ? callee->decl : NULL;
}

struct decl *
coroutine_call(const struct node *node)
{
    struct decl *target = call_target(node);
    return target && target->first->async_kind != ASYNC_NOT ? target->first : NULL;
}

struct node *
item_call(struct node *operand)
{
    struct node *node = strip_parens(operand);
    if (node->kind != NODE_BINARY || node->binary != BINARY_COMMA) {
        return NULL;
    }
    struct node *call = strip_parens(node->children[0]);
    const struct decl *target = call_target(call);
    bool is_item = target && (str_starts_with(target->name, "async_queue_") || str_starts_with(target->name, "async_channel_"));
    return is_item ? call : NULL;
}

struct node *
awaited_call(const struct node *await)
{
    struct node *operand = strip_parens(await->children[0]);
    if (operand->kind == NODE_CONSUMER && operand->keyword == KEYWORD_WAIT_FOR_MS) {
        operand = strip_parens(operand->children[0]);
    }
    return coroutine_call(operand) ? operand : NULL;
}

struct function *
program_find(const struct program *program, const struct decl *decl)
{
    for (size_t i = 0; i < program->functions.len; i++) {
        if (program->functions.items[i]->decl->first == decl->first) {
            return program->functions.items[i];
        }
    }
    return NULL;
}

static bool
is_declared(const struct program *program, const struct map *names, struct str name, const char *suffix)
{
    return map_find(names, str_from(arena_printf(program->arena, "%.*s%s", STR_ARG(name), suffix))) != NULL;
}

/* X is awaitable if X__wait is declared; its first parameter points to the wait node. */
static void
find_leaves(struct program *program)
{
    struct map names = {.arena = program->arena};
    for (size_t i = 0; i < program->ast->decl_count; i++) {
        struct decl *decl = program->ast->decls[i];
        if (decl->kind == DECL_FUNCTION) {
            map_set(&names, decl->name, decl);
        }
        if (decl->kind == DECL_FUNCTION && str_is(decl->name, "async__raise")) {
            program->int_type = decl->type->target;
        }
    }
    for (size_t i = 0; i < program->ast->decl_count; i++) {
        struct decl *decl = program->ast->decls[i];
        if (decl->kind != DECL_FUNCTION || map_find(&program->leaves, decl->name)) {
            continue;
        }
        struct str name = decl->name;
        struct arena *arena = program->arena;
        struct decl *wait = map_find(&names, str_from(arena_printf(arena, "%.*s__wait", STR_ARG(name))));
        if (!wait || wait->param_count < 2) {
            continue;
        }
        struct leaf *leaf = ARENA_NEW(arena, struct leaf);
        leaf->decl = decl;
        leaf->wait = wait;
        leaf->has_try = is_declared(program, &names, name, "__try");
        struct decl *attempt = map_find(&names, str_from(arena_printf(arena, "%.*s__try", STR_ARG(name))));
        leaf->try_takes_node = attempt && attempt->param_count > decl->param_count &&
                               attempt->params[0]->type == wait->params[0]->type;
        leaf->has_done = is_declared(program, &names, name, "__done");
        leaf->has_value = is_declared(program, &names, name, "__value");
        leaf->has_undo = is_declared(program, &names, name, "__undo");
        leaf->node_type = wait->params[0]->type->target;
        program->pointer_size = wait->params[0]->type->size;
        map_set(&program->leaves, decl->name, leaf);
    }
    program->names = names;
}

struct leaf *
program_find_leaf(struct program *program, const struct decl *decl)
{
    return map_find(&program->leaves, decl->name);
}

/* Depth-first search over the awaits of a function, for order and cycles (Tarjan's algorithm). */
struct visit {
    struct function *function;
    unsigned number; /* 0: not visited       */
    unsigned low;
    bool is_open;    /* on the stack         */
};

struct sorter {
    struct program *program;
    struct visit *visits;
    VEC(size_t) stack;
    VEC(struct function *) sorted;
    unsigned count;
};

static size_t
visit_index(const struct sorter *sorter, const struct decl *decl)
{
    for (size_t i = 0; i < sorter->program->functions.len; i++) {
        if (sorter->visits[i].function->decl->first == decl->first) {
            return i;
        }
    }
    return SIZE_MAX;
}

static void visit_function(struct sorter *sorter, size_t index);

/* What is gathered has its frame in ours, as what is awaited has. */
static void
visit_child(struct sorter *sorter, size_t index, struct node *operand)
{
    struct node *call = strip_parens(operand);
    if (call->kind == NODE_BINARY && call->binary == BINARY_ASSIGN) {
        call = strip_parens(call->children[1]);
    }
    const struct decl *callee = coroutine_call(call);
    size_t to = callee ? visit_index(sorter, callee) : SIZE_MAX;
    if (to != SIZE_MAX && to != index && !sorter->visits[to].number) {
        visit_function(sorter, to);
    }
}

static void
visit_calls(struct sorter *sorter, size_t index, const struct node *node)
{
    if (!node || (!node->has_await && !(node->kind == NODE_CONSUMER))) {
        return;
    }
    if (node->kind == NODE_AWAIT) {
        const struct node *call = awaited_call(node);
        const struct decl *callee = call ? coroutine_call(call) : NULL;
        size_t to = callee ? visit_index(sorter, callee) : SIZE_MAX;
        if (to != SIZE_MAX) {
            struct visit *from = &sorter->visits[index];
            struct visit *other = &sorter->visits[to];
            if (to == index) {
                from->function->is_recursive = true;
            } else if (!other->number) {
                visit_function(sorter, to);
                from->low = other->low < from->low ? other->low : from->low;
            } else if (other->is_open) {
                from->low = other->number < from->low ? other->number : from->low;
            }
        }
    }
    for (size_t i = 0; node->kind == NODE_CONSUMER && i < node->child_count; i++) {
        visit_child(sorter, index, node->children[i]);
    }
    for (size_t i = 0; i < node->child_count; i++) {
        visit_calls(sorter, index, node->children[i]);
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        visit_calls(sorter, index, node->decls[i]->init);
    }
}

/* Pops one strongly connected component; with more than one member, all of them are recursive. */
static void
close_component(struct sorter *sorter, size_t index)
{
    bool several = vec_last(&sorter->stack) != index;
    size_t start = sorter->stack.len;
    while (sorter->stack.items[start - 1] != index) {
        start--;
    }
    for (size_t i = start - 1; i < sorter->stack.len; i++) {
        struct visit *visit = &sorter->visits[sorter->stack.items[i]];
        visit->is_open = false;
        visit->function->component = sorter->visits[index].number;
        visit->function->is_recursive |= several;
        vec_push(sorter->program->arena, &sorter->sorted, visit->function);
    }
    sorter->stack.len = start - 1;
}

static void
visit_function(struct sorter *sorter, size_t index)
{
    struct visit *visit = &sorter->visits[index];
    visit->number = visit->low = ++sorter->count;
    visit->is_open = true;
    vec_push(sorter->program->arena, &sorter->stack, index);
    visit_calls(sorter, index, visit->function->decl->body);
    if (visit->low == visit->number) {
        close_component(sorter, index);
    }
}

static void
sort_functions(struct program *program)
{
    struct sorter sorter = {.program = program};
    sorter.visits = ARENA_ARRAY(program->arena, struct visit, program->functions.len + 1);
    for (size_t i = 0; i < program->functions.len; i++) {
        sorter.visits[i].function = program->functions.items[i];
    }
    for (size_t i = 0; i < program->functions.len; i++) {
        if (!sorter.visits[i].number) {
            visit_function(&sorter, i);
        }
    }
    for (size_t i = 0; i < sorter.sorted.len; i++) {
        program->functions.items[i] = sorter.sorted.items[i];
    }
}

static void
report_mixed(struct program *program, const struct decl *plain, const struct decl *async)
{
    struct position at = source_position(program->source, plain->name_token);
    diag_report(program->diag, SEVERITY_ERROR, at,
                "'%.*s' is declared without async here, and with it elsewhere; all its declarations must say the same",
                STR_ARG(plain->name));
    struct position begin = source_position(program->source, plain->begin);
    begin.length = 0;
    diag_fixit(program->diag, begin, "async ");
    diag_note(program->diag, source_position(program->source, async->name_token), "the other declaration is here");
}

/* One async declaration makes all of them async, so that nothing else is said about those that are not. */
static void
unify_declarations(struct program *program)
{
    const struct ast *ast = program->ast;
    for (size_t i = 0; i < ast->decl_count; i++) {
        struct decl *decl = ast->decls[i];
        struct decl *first = decl->first;
        if (decl->kind != DECL_FUNCTION || decl->async_kind == first->async_kind) {
            continue;
        }
        if (first->async_kind == ASYNC_NOT) {
            first->async_kind = decl->async_kind;
            report_mixed(program, first, decl);
        } else {
            report_mixed(program, decl, first);
        }
    }
}

struct program *
program_build(struct arena *arena, struct diag *diag, const struct source *source, struct ast *ast, bool heap)
{
    struct program *program = ARENA_NEW(arena, struct program);
    program->arena = arena;
    program->diag = diag;
    program->source = source;
    program->ast = ast;
    program->heap = heap;
    program->leaves.arena = arena;
    find_leaves(program);
    unify_declarations(program);
    for (size_t i = 0; i < ast->decl_count; i++) {
        struct decl *decl = ast->decls[i];
        if (decl->kind != DECL_FUNCTION || decl->first->async_kind == ASYNC_NOT || !decl->is_definition) {
            continue;
        }
        struct function *function = ARENA_NEW(arena, struct function);
        function->arena = arena;
        function->source = source;
        function->ast = ast;
        function->decl = decl;
        function->program = program;
        function->result_type = decl->type->target;
        vec_push(arena, &program->functions, function);
    }
    sort_functions(program);
    return program;
}
