/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Recursion without a heap: one error for each cycle of awaits, with the way round. */
#include "model/checking.h"
#include "model/protocol.h"

/* An await and the function that it stands in. */
struct step {
    const struct function *fn;
    const struct node *node; /* NODE_AWAIT, NODE_ASYNC_FOR, NODE_ASYNC_WITH */
    const struct decl *callee;
};

/* A depth-first search from one function back to another of the same cycle. */
struct search {
    struct arena *arena;
    const struct function *goal;
    VEC(const struct function *) seen;
    VEC(struct step) way;
};

static bool
was_seen(const struct search *search, const struct function *fn)
{
    for (size_t i = 0; i < search->seen.len; i++) {
        if (search->seen.items[i] == fn) {
            return true;
        }
    }
    return false;
}

enum { CALLEE_MAX = 2 };

/* Those whose frames the node puts into its function's; returns how many. */
static size_t
find_callees(const struct program *program, const struct node *node, const struct decl **out_callees)
{
    bool is_form = node->kind == NODE_ASYNC_FOR || node->kind == NODE_ASYNC_WITH;
    const struct node *call = node->kind == NODE_AWAIT ? strip_parens(node->children[0]) : is_form ? begun_call(node) : NULL;
    const struct decl *protocol = form_protocol(program, node);
    const struct decl *const callees[CALLEE_MAX] = {call ? coroutine_call(call) : protocol ? protocol->about : NULL,
                                                    protocol ? protocol->exit : NULL};
    size_t count = 0;
    for (size_t i = 0; i < CALLEE_MAX; i++) {
        if (callees[i]) {
            out_callees[count++] = callees[i];
        }
    }
    return count;
}

/* What the node is written for: the call, the object, or the whole await. */
static const struct node *
marked_by(const struct node *node)
{
    const struct node *call = node->kind == NODE_AWAIT ? NULL : begun_call(node);
    return node->kind == NODE_AWAIT ? node : call ? call : node->children[0];
}

static bool find_way(struct search *search, const struct function *fn);

/* Whether one of the awaits in `node` leads to the goal. */
static bool
follow(struct search *search, const struct function *fn, const struct node *node)
{
    if (!node || !node->has_await) {
        return false;
    }
    const struct decl *callees[CALLEE_MAX];
    size_t count = find_callees(fn->program, node, callees);
    for (size_t i = 0; i < count; i++) {
        const struct function *called = program_resolve(fn->program, callees[i]);
        if (called && called->component == fn->component && !was_seen(search, called)) {
            vec_push(search->arena, &search->way, (struct step){fn, node, callees[i]});
            if (called == search->goal || find_way(search, called)) {
                return true;
            }
            search->way.len--;
        }
    }
    for (size_t i = 0; i < node->child_count; i++) {
        if (follow(search, fn, node->children[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        if (follow(search, fn, node->decls[i]->init)) {
            return true;
        }
    }
    return false;
}

static bool
find_way(struct search *search, const struct function *fn)
{
    vec_push(search->arena, &search->seen, fn);
    return follow(search, fn, fn->decl->body);
}

static bool
stands_before(const struct function *a, const struct function *b)
{
    return a->program != b->program ? a->program->index < b->program->index : a->decl->begin < b->decl->begin;
}

/* The function of the cycle that stands first in the source. */
static const struct function *
first_of_cycle(const struct project *project, const struct function *member)
{
    const struct function *first = member;
    for (size_t i = 0; i < project->functions.len; i++) {
        const struct function *fn = project->functions.items[i];
        if (fn->component == member->component && stands_before(fn, first)) {
            first = fn;
        }
    }
    return first;
}

void
check_recursion(const struct context *context, const struct node *node, const struct decl *callee)
{
    struct program *program = context->program;
    const struct function *caller = program_find(program, context->function);
    const struct function *called = callee ? program_resolve(program, callee) : NULL;
    if (program->heap || !called || !caller || called->component != caller->component ||
        (called != caller && first_of_cycle(program->project, caller) != caller)) {
        return;
    }
    bool is_await = node->kind == NODE_AWAIT;
    diag_report(program->diag, SEVERITY_ERROR, range_of(context, marked_by(node)),
                "'%.*s' %s itself%s: a frame cannot contain itself; use --heap=on to take such frames from the heap",
                STR_ARG(context->function->name), is_await ? "awaits" : "uses",
                called == caller ? "" : " by way of others");
    struct search search = {.arena = program->arena, .goal = caller};
    if (called == caller || !find_way(&search, called)) {
        return;
    }
    struct str from = called->decl->name;
    for (size_t i = 0; i < search.way.len; i++) {
        struct step step = search.way.items[i];
        bool awaits = step.node->kind == NODE_AWAIT;
        const struct node *at = marked_by(step.node);
        struct str to = step.callee->name;
        diag_note(program->diag, source_range(step.fn->source, at->begin, at->end), "'%.*s' %s '%.*s' here", STR_ARG(from),
                  awaits ? "awaits" : "uses", STR_ARG(to));
        from = to;
    }
}
