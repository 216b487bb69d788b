/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An async function that never waits is a plain C function in the output, and awaiting it is a call.
 *
 *     static async int half(int n) { return n / 2; }       static int half__plain(int n) { return n / 2; }
 *     x = await half(a) + 1;                          ->   x = half__plain(a) + 1;
 *
 * One that may raise gives its error back and stores its result: error = half__plain(&t__1, a); such an await is a statement
 * of its own, with a way out for the error.
 *
 * Functions are lowered callees first, so whom a function awaits is known to be plain, or not, when its own awaits are
 * looked at. What awaits itself never is: its frames are on the heap, so recursion takes none of the C stack. */
#include "lower/lowering.h"

/* ---- before lowering: awaits that are calls ---- */

struct function *
plain_callee(const struct function *fn, const struct decl *callee)
{
    struct function *other = program_find(fn->program, callee);
    return other && other->is_plain ? other : NULL;
}

/* The call stands in the expression as any other: no error to look at. */
static bool
is_call_in_place(const struct function *fn, const struct node *node)
{
    const struct node *call = node->kind == NODE_AWAIT ? strip_parens(node->children[0]) : NULL;
    const struct decl *target = call && call->kind == NODE_CALL ? coroutine_call(call) : NULL;
    const struct function *callee = target ? plain_callee(fn, target) : NULL;
    return callee && !callee->may_raise && call->child_count == callee->decl->param_count + 1;
}

/* What nobody can look into keeps its awaits, which are errors there; so does what stands several times in a macro's text. */
static bool
is_opaque(struct node *node)
{
    return item_source(node) || item_call(node) || node->kind == NODE_UNEVALUATED || node->kind == NODE_VA_ARG || node->kind == NODE_CHOOSE ||
           node->kind == NODE_STMT_EXPR || node->kind == NODE_ASM || node->kind == NODE_UNKNOWN ||
           node->kind == NODE_CONSUMER;
}

static bool
is_form(const struct node *node)
{
    return node->kind == NODE_ASYNC_FOR || node->kind == NODE_ASYNC_WITH || node->kind == NODE_ASYNC_TRY ||
           node->kind == NODE_YIELD;
}

/* From here on has_await says of a node that it is taken apart: something in it waits, may raise, or has an order. */
static bool
mark(struct function *fn, struct node *node)
{
    if (!node || !node->has_await || is_opaque(node)) {
        return node && node->has_await;
    }
    node->is_plain_call = is_call_in_place(fn, node);
    bool has_await = is_form(node) || (node->kind == NODE_AWAIT && !node->is_plain_call);
    for (size_t i = 0; i < node->child_count; i++) {
        has_await |= mark(fn, node->children[i]);
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        has_await |= mark(fn, node->decls[i]->init);
    }
    node->has_await = has_await;
    return has_await;
}

void
plain_mark(struct function *fn)
{
    mark(fn, fn->decl->body);
}

/* ---- order ---- */

static bool
has_plain_call(const struct node *node)
{
    if (!node || node->is_simple || node->is_plain_call) {
        return node && node->is_plain_call;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        if (has_plain_call(node->children[i])) {
            return true;
        }
    }
    return false;
}

bool
plain_has_order(struct node *node)
{
    if (!has_plain_call(node)) {
        return false;
    }
    struct node *value = strip_parens(node);
    bool is_simple = value->kind == NODE_BINARY && value->binary == BINARY_ASSIGN &&
                     strip_parens(value->children[0])->kind == NODE_REF;
    effects_compute(node);
    bool has_order = is_simple ? value->children[1]->needs_order : node->needs_order;
    for (struct node *outer = node; has_order && outer && !outer->has_await; outer = outer->parent) {
        outer->has_await = true; /* it is taken apart as if it waited */
    }
    return has_order;
}

bool
plain_is_before_place(const struct node *assignment)
{
    bool is_fixed = assignment->binary == BINARY_ASSIGN && strip_parens(assignment->children[0])->kind == NODE_REF;
    return !is_fixed && assignment->children[1]->has_effect && has_plain_call(assignment->children[1]);
}

/* ---- after lowering ---- */

/* What the statements of a plain function need. */
static void
look_at(struct function *fn, const struct stmt *stmt)
{
    if (!stmt) {
        return;
    }
    fn->may_raise |= stmt->kind == STMT_RAISE;
    if (stmt->kind == STMT_AWAIT && stmt->await->kind == AWAIT_PLAIN) {
        const struct function *callee = stmt->await->plain;
        fn->may_raise |= callee->may_raise && !stmt->item_count;
        fn->has_status |= callee->may_raise;
    }
    for (size_t i = 0; i < stmt->operand_count; i++) {
        fn->takes_task |= stmt->operands[i].text == fn->task_name;
    }
    for (size_t i = 0; i < stmt->item_count; i++) {
        look_at(fn, stmt->items[i]);
    }
}

/* Whom it calls: awaits that are statements, then those in expressions. */
static void
note_callee(struct function *fn, struct function *callee)
{
    for (size_t i = 0; i < fn->plain_callees.len; i++) {
        if (fn->plain_callees.items[i] == callee) {
            return;
        }
    }
    vec_push(fn->arena, &fn->plain_callees, callee);
    fn->takes_task |= callee->takes_task;
}

/* A compiler that looks into the callee may think that its result is used where it failed. */
static void
note_statements(struct function *fn, const struct stmt *stmt)
{
    if (stmt && stmt->kind == STMT_AWAIT && stmt->await->kind == AWAIT_PLAIN) {
        struct local *dest = stmt->await->dest;
        note_callee(fn, stmt->await->plain);
        if (dest && !dest->decl && stmt->await->plain->may_raise && type_is_scalar(dest->type)) {
            dest->starts_as_zero = true;
        }
    }
    for (size_t i = 0; stmt && i < stmt->item_count; i++) {
        note_statements(fn, stmt->items[i]);
    }
}

static void
note_calls(struct function *fn, const struct node *node)
{
    if (!node || node->is_simple) {
        return;
    }
    if (node->is_plain_call) {
        note_callee(fn, plain_callee(fn, coroutine_call(strip_parens(node->children[0]))));
    }
    for (size_t i = 0; i < node->child_count; i++) {
        note_calls(fn, node->children[i]);
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        note_calls(fn, node->decls[i]->init);
    }
}

void
plain_find(struct function *fn)
{
    note_statements(fn, fn->body);
    note_calls(fn, fn->decl->body);
    look_at(fn, fn->body);
    bool is_weak = decl_has_attribute(fn->decl, "weak") || decl_has_attribute(fn->decl->first, "weak");
    if (!fn->program->has_plain || fn->is_generator || fn->is_recursive || fn->awaits.len || is_weak) {
        return;
    }
    fn->is_plain = fn->decl->is_plain = fn->decl->first->is_plain = true;
    fn->uses_start = decl_is_external(fn->decl) || fn->is_shared || fn->is_pointed_to || fn->uses_tasks || fn->uses_call;
    fn->result_name = function_free_name(fn, "result");
}
