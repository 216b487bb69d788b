/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Follows the result of alloca from local to local; whoever else keeps it is not seen. */
#include "analysis/stack.h"

#include "analysis/cfg.h"
#include "analysis/live.h"
#include "model/program.h"

/* An await of a function that does not wait. */
struct plain_call {
    const struct cfg_node *at;
    const struct node *await;
};

struct tracker {
    const struct function *fn;
    VEC(struct plain_call) calls;
    struct bitset holders; /* by local.index: may point to such memory */
    bool has_changed;
};

static bool
is_alloca(const struct node *node)
{
    const struct decl *target = call_target(node);
    return target && (str_is(target->name, "alloca") || str_is(target->name, "__builtin_alloca") ||
                      str_is(target->name, "__builtin_alloca_with_align"));
}

static struct local *
local_of(const struct decl *decl)
{
    bool is_local = decl && (decl->kind == DECL_VAR || decl->kind == DECL_PARAM) && decl->is_local;
    return is_local && decl->storage != STORAGE_STATIC && decl->storage != STORAGE_EXTERN ? decl->info : NULL;
}

/* Whether the value may be, or be derived from, a pointer to such memory; what is read from there is not. */
static bool
may_hold(const struct tracker *tracker, const struct node *node)
{
    if (!node || node->kind == NODE_UNEVALUATED || node->kind == NODE_MEMBER || node->kind == NODE_STMT_EXPR ||
        (node->kind == NODE_UNARY && node->unary == UNARY_DEREF)) {
        return false;
    }
    if (node->kind == NODE_CALL && is_alloca(node)) {
        return true;
    }
    if (node->kind == NODE_REF) {
        const struct local *local = local_of(node->decl);
        return local && bitset_has(tracker->holders, local->index);
    }
    bool is_element = node->kind == NODE_INDEX && node->parent && node->parent->kind != NODE_UNARY;
    for (size_t i = 0; i < node->child_count && !is_element; i++) {
        if (may_hold(tracker, node->children[i])) {
            return true;
        }
    }
    return false;
}

static void
note_holder(struct tracker *tracker, const struct decl *decl, const struct node *value)
{
    const struct local *local = local_of(decl);
    bool is_pointer = local && local->type->canonical && local->type->canonical->kind == TYPE_POINTER;
    if (is_pointer && !bitset_has(tracker->holders, local->index) && may_hold(tracker, value)) {
        bitset_add(tracker->holders, local->index);
        tracker->has_changed = true;
    }
}

static void
track(struct tracker *tracker, const struct node *node)
{
    if (!node || node->kind == NODE_STMT_EXPR) {
        return;
    }
    if (node->kind == NODE_BINARY && node->binary == BINARY_ASSIGN) {
        const struct node *place = strip_parens(node->children[0]);
        note_holder(tracker, place->kind == NODE_REF ? place->decl : NULL, node->children[1]);
    }
    for (size_t i = 0; i < node->child_count; i++) {
        track(tracker, node->children[i]);
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        note_holder(tracker, node->decls[i], node->decls[i]->init);
        track(tracker, node->decls[i]->init);
    }
}

static bool
calls_alloca(const struct node *node)
{
    if (!node || node->is_simple || is_alloca(node)) {
        return node && !node->is_simple;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        if (calls_alloca(node->children[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        if (node->decls[i]->init && calls_alloca(node->decls[i]->init)) {
            return true;
        }
    }
    return false;
}

static void
report(const struct function *fn, const struct local *local, const struct node *await)
{
    diag_report(fn->program->diag, SEVERITY_ERROR, source_position(fn->source, local->decl->name_token),
                "'%s' points to memory from alloca and lives across an await, where that memory is gone; use an array of "
                "constant length",
                local->name);
    diag_note(fn->program->diag, source_range(fn->source, await->begin, await->end), "the await is here");
}

/* Of those that keep the local: the first await that waits, else one that does not. */
static const struct node *
find_await(const struct tracker *tracker, const struct local *local)
{
    const struct function *fn = tracker->fn;
    for (size_t i = 0; i < fn->awaits.len; i++) {
        if (live_is_required(fn, local, fn->awaits.items[i])) {
            return fn->awaits.items[i]->node;
        }
    }
    for (size_t i = 0; i < tracker->calls.len; i++) {
        const struct plain_call *call = &tracker->calls.items[i];
        if (bitset_has(call->at->in_scope, local->index) && bitset_has(call->at->live_out, local->index)) {
            return call->await;
        }
    }
    return NULL;
}

static void
report_argument(const struct tracker *tracker, const struct node *arg)
{
    const struct type *type = arg ? arg->type : NULL;
    type = type && type->canonical ? type->canonical : type;
    if (type && type->kind == TYPE_POINTER && may_hold(tracker, arg)) {
        diag_report(tracker->fn->program->diag, SEVERITY_ERROR, source_range(tracker->fn->source, arg->begin, arg->end),
                    "memory from alloca is an argument of an await, and gone when that waits; use an array of constant "
                    "length");
    }
}

/* await f(p): f keeps p, and this function returns when f waits. */
static void
report_arguments(const struct tracker *tracker, const struct await *await)
{
    for (size_t i = 0; i < await->arg_count; i++) {
        report_argument(tracker, await->operands ? await->operands[i].node : await->args[i]);
    }
}

/* Whether f waits is its own affair: what is an error of a caller does not depend on it. */
static void
find_calls(struct tracker *tracker, const struct cfg_node *at, const struct node *node)
{
    if (!node || node->info) {
        return;
    }
    if (node->is_plain_call) {
        vec_push(tracker->fn->arena, &tracker->calls, (struct plain_call){at, node});
        const struct node *call = strip_parens(node->children[0]);
        for (size_t i = 1; i < call->child_count; i++) {
            report_argument(tracker, call->children[i]);
        }
    }
    for (size_t i = 0; i < node->child_count; i++) {
        find_calls(tracker, at, node->children[i]);
    }
}

static void
find_plain_awaits(struct tracker *tracker)
{
    const struct cfg *cfg = tracker->fn->cfg;
    for (size_t i = 0; i < cfg->reachable_count; i++) {
        const struct stmt *stmt = cfg->nodes[i]->stmt;
        if (stmt && stmt->kind == STMT_AWAIT && stmt->await->kind == AWAIT_PLAIN) {
            vec_push(tracker->fn->arena, &tracker->calls, (struct plain_call){cfg->nodes[i], stmt->await->node});
            report_arguments(tracker, stmt->await);
        } else if (stmt) {
            find_calls(tracker, cfg->nodes[i], stmt->value);
        }
    }
}

void
stack_check(const struct function *fn)
{
    if (!calls_alloca(fn->decl->body)) {
        return;
    }
    struct tracker tracker = {.fn = fn, .holders = bitset_new(fn->arena, fn->locals.len), .has_changed = true};
    while (tracker.has_changed) {
        tracker.has_changed = false;
        track(&tracker, fn->decl->body);
    }
    for (size_t i = 0; i < fn->awaits.len; i++) {
        report_arguments(&tracker, fn->awaits.items[i]);
    }
    find_plain_awaits(&tracker);
    for (size_t i = 0; i < fn->locals.len; i++) {
        const struct local *local = fn->locals.items[i];
        const struct node *await = local->decl && bitset_has(tracker.holders, i) ? find_await(&tracker, local) : NULL;
        if (await) {
            report(fn, local, await);
        }
    }
}
