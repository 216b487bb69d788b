/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Orders the functions of all files so that a callee's frame is complete before its caller's. */
#include "model/project.h"

#include "model/protocol.h"
#include "model/taken.h"

#include <stdint.h>

/* Depth-first search over the awaits of a function, for order and cycles (Tarjan's algorithm). */
struct visit {
    struct function *function;
    unsigned number; /* 0: not visited       */
    unsigned low;
    bool is_open;    /* on the stack         */
};

struct sorter {
    struct project *project;
    struct visit *visits; /* by function.index */
    VEC(size_t) stack;
    VEC(struct function *) sorted;
    unsigned count;
};

static size_t
visit_index(const struct visit *from, const struct decl *decl)
{
    const struct function *fn = program_resolve(from->function->program, decl);
    return fn ? fn->index : SIZE_MAX;
}

static void visit_function(struct sorter *sorter, size_t index);

/* The function has a frame of the callee in its own. */
static void
visit_callee(struct sorter *sorter, size_t index, const struct decl *callee)
{
    size_t to = callee ? visit_index(&sorter->visits[index], callee) : SIZE_MAX;
    if (to == SIZE_MAX) {
        return;
    }
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

/* What is awaited or gathered; what is started as a task of its own has its frame elsewhere. */
static void
visit_calls(struct sorter *sorter, size_t index, const struct node *node)
{
    struct program *program = sorter->visits[index].function->program;
    if (!node || !(node->has_await || node->kind == NODE_CONSUMER)) {
        return;
    }
    if (node->kind == NODE_AWAIT || node->kind == NODE_ASYNC_FOR || node->kind == NODE_ASYNC_WITH) {
        const struct node *call = node->kind == NODE_AWAIT ? awaited_call(node) : begun_call(node);
        visit_callee(sorter, index, call ? coroutine_call(call) : NULL);
    }
    const struct decl *protocol = form_protocol(program, node);
    if (protocol) {
        visit_callee(sorter, index, protocol->about);
        visit_callee(sorter, index, protocol->exit);
    }
    for (size_t i = 0; node->kind == NODE_CONSUMER && is_gathering(node->keyword) && i < node->child_count; i++) {
        visit_callee(sorter, index, taken_find(program, node->children[i]).callee);
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
        vec_push(sorter->project->arena, &sorter->sorted, visit->function);
    }
    sorter->stack.len = start - 1;
}

static void
visit_function(struct sorter *sorter, size_t index)
{
    struct visit *visit = &sorter->visits[index];
    visit->number = visit->low = ++sorter->count;
    visit->is_open = true;
    vec_push(sorter->project->arena, &sorter->stack, index);
    visit_calls(sorter, index, visit->function->decl->body);
    if (visit->low == visit->number) {
        close_component(sorter, index);
    }
}

static void
sort_functions(struct project *project)
{
    struct sorter sorter = {.project = project};
    sorter.visits = ARENA_ARRAY(project->arena, struct visit, project->functions.len + 1);
    for (size_t i = 0; i < project->functions.len; i++) {
        sorter.visits[i].function = project->functions.items[i];
    }
    for (size_t i = 0; i < project->functions.len; i++) {
        if (!sorter.visits[i].number) {
            visit_function(&sorter, i);
        }
    }
    for (size_t i = 0; i < project->programs.len; i++) {
        project->programs.items[i]->functions.len = 0;
    }
    for (size_t i = 0; i < sorter.sorted.len; i++) {
        struct function *fn = sorter.sorted.items[i];
        project->functions.items[i] = fn;
        vec_push(project->arena, &fn->program->functions, fn);
    }
}

struct project *
project_new(struct arena *arena)
{
    struct project *project = ARENA_NEW(arena, struct project);
    project->arena = arena;
    project->external.arena = project->ambiguous.arena = arena;
    return project;
}

static void
add_external(struct project *project, struct function *fn)
{
    if (!decl_is_external(fn->decl)) {
        return;
    }
    if (map_find(&project->external, fn->decl->name)) {
        map_set(&project->ambiguous, fn->decl->name, fn);
    } else {
        map_set(&project->external, fn->decl->name, fn);
    }
}

void
project_link(struct project *project)
{
    for (size_t i = 0; i < project->programs.len; i++) {
        struct program *program = project->programs.items[i];
        for (size_t k = 0; k < program->functions.len; k++) {
            struct function *fn = program->functions.items[k];
            fn->index = project->functions.len;
            vec_push(project->arena, &project->functions, fn);
            add_external(project, fn);
        }
    }
    sort_functions(project);
}
