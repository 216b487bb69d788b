/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Pulls awaits out of expressions, operands from left to right.
 *
 * Two rules (docs/language.md, evaluation order): the place that an assignment stores to is taken after its right side; an
 * operand that only reads is read when the operator that uses it runs. So an operand with an effect is evaluated whole into
 * a temporary if something follows it, and everything else stays where the user wrote it. */
#include "lower/lowering.h"

#include <stdarg.h>

void
lower_error(struct lowering *lower, const struct node *node, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vprintf(lower->arena, format, args);
    va_end(args);
    struct position at = source_range(lower->fn->source, node->begin, node->end);
    diag_report(lower->fn->program->diag, SEVERITY_ERROR, at, "%s", text);
}

struct stmt *
new_stmt(struct lowering *lower, enum stmt_kind kind, struct node *node)
{
    struct stmt *stmt = ARENA_NEW(lower->arena, struct stmt);
    stmt->kind = kind;
    stmt->node = node;
    return stmt;
}

static bool
contains(const struct node *outer, const struct node *inner)
{
    return outer && outer->begin <= inner->begin && inner->end <= outer->end;
}

void
move_result(struct lowering *lower, struct node *node)
{
    struct hole *hole = node->info;
    hole->kind = HOLE_LOCAL;
    hole->local = function_add_temporary(lower->fn, hole->await->result_type, lower->scope);
    hole->await->dest = hole->local;
}

void
consume_results(struct lowering *lower, const struct node *node)
{
    size_t kept = 0;
    for (size_t i = 0; i < lower->unread.len; i++) {
        struct node *unread = lower->unread.items[i];
        if (!contains(node, unread)) {
            lower->unread.items[kept++] = unread;
        }
    }
    lower->unread.len = kept;
}

/* What the statement (or, for NULL, nothing) does not read must not stay in the callee's frame. */
static void
flush_results(struct lowering *lower, const struct node *reader)
{
    consume_results(lower, reader);
    for (size_t i = 0; i < lower->unread.len; i++) {
        move_result(lower, lower->unread.items[i]);
    }
    lower->unread.len = 0;
}

void
push_stmt(struct lowering *lower, struct stmt *stmt)
{
    const struct node *reader = stmt->kind == STMT_AWAIT ? stmt->await->node : stmt->value;
    flush_results(lower, reader);
    vec_push(lower->arena, lower->out, stmt);
}

void
make_hole(struct lowering *lower, struct node *node, enum hole_kind kind, struct local *local, struct await *await)
{
    struct hole *hole = ARENA_NEW(lower->arena, struct hole);
    *hole = (struct hole){.kind = kind, .local = local, .await = await};
    node->info = hole;
    node->has_effect = false;
    /* Who prints an expression looks for holes only where something was taken apart. */
    for (struct node *outer = node->parent; outer && !outer->needs_order; outer = outer->parent) {
        outer->needs_order = true;
    }
}

/* The expression as it stands, for a statement of its own, when the original becomes a hole. */
struct node *
detach(struct lowering *lower, const struct node *node)
{
    struct node *copy = ARENA_NEW(lower->arena, struct node);
    *copy = *node;
    return copy;
}

void
assign_to(struct lowering *lower, struct local *dest, struct node *value, enum conversion conversion)
{
    struct stmt *stmt = new_stmt(lower, STMT_EVAL, value);
    stmt->value = value;
    stmt->dest = dest;
    stmt->conversion = conversion;
    stmt->is_restructured = true;
    push_stmt(lower, stmt);
}

/* A list in braces is no value: what still has an effect in it is. */
static void
spill_elements(struct lowering *lower, struct node *list)
{
    for (size_t i = 0; i < list->child_count; i++) {
        if (list->children[i] && list->children[i]->has_effect) {
            spill(lower, list->children[i]);
        }
    }
    list->has_effect = false;
}

/* Evaluates the operand whole, now, into a temporary. */
void
spill(struct lowering *lower, struct node *node)
{
    struct hole *hole = node->info;
    if (hole && hole->kind == HOLE_RESULT) {
        flush_results(lower, NULL);
        return;
    }
    if (hole) {
        return;
    }
    if (node->kind == NODE_INIT_LIST || node->kind == NODE_DESIGNATED) {
        spill_elements(lower, node);
        return;
    }
    struct local *local = function_add_temporary(lower->fn, node->value_type, lower->scope);
    assign_to(lower, local, detach(lower, node), CONVERT_NONE);
    make_hole(lower, node, HOLE_LOCAL, local, NULL);
}

/* Operands of one operator or call, left to right. */
void
lower_operands(struct lowering *lower, struct node **nodes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!nodes[i]) {
            continue;
        }
        bool had_effect = nodes[i]->has_effect || nodes[i]->has_await;
        lower_operand(lower, nodes[i]);
        bool is_followed = false;
        bool is_mixed = false;
        for (size_t k = 0; k < count; k++) {
            if (!nodes[k] || k == i) {
                continue;
            }
            is_followed |= k > i && (nodes[k]->has_effect || nodes[k]->has_await);
            is_mixed |= !nodes[k]->has_effect && !is_stable(nodes[k]);
        }
        if ((had_effect && is_followed) || (nodes[i]->has_effect && is_mixed)) {
            spill(lower, nodes[i]);
        }
    }
}

void
lower_pure(struct lowering *lower, struct node *node)
{
    lower_operand(lower, node);
    if (node->has_effect) {
        spill(lower, node);
    }
}

void
lower_place(struct lowering *lower, struct node *node)
{
    switch (node->kind) {
    case NODE_PAREN:
        lower_place(lower, node->children[0]);
        break;
    case NODE_MEMBER:
        if (node->op == '.') {
            lower_place(lower, node->children[0]);
        } else {
            lower_pure(lower, node->children[0]);
        }
        break;
    case NODE_INDEX:
        lower_operands(lower, node->children, 2);
        lower_pure(lower, node->children[0]);
        lower_pure(lower, node->children[1]);
        break;
    case NODE_UNARY:
        lower_pure(lower, node->children[0]);
        break;
    default:
        lower_operand(lower, node);
        break;
    }
    node->has_effect = false;
}

/* Statements of a branch, in a list of their own. */
static struct stmt_list *
open_branch(struct lowering *lower, const struct node *condition)
{
    flush_results(lower, condition);
    struct stmt_list *outer = lower->out;
    lower->out = ARENA_NEW(lower->arena, struct stmt_list);
    return outer;
}

static struct stmt *
close_branch(struct lowering *lower, struct stmt_list *outer)
{
    flush_results(lower, NULL);
    struct stmt *block = make_block(lower, NULL, lower->out);
    lower->out = outer;
    return block;
}

/* a && b, a || b with an await in b. */
static void
lower_logical(struct lowering *lower, struct node *node, bool wants_value)
{
    struct node *left = node->children[0];
    struct node *right = node->children[1];
    lower_operand(lower, left);
    if (!right->needs_order) {
        if (!wants_value) {
            struct stmt *eval = new_stmt(lower, STMT_EVAL, node);
            eval->value = node;
            eval->is_restructured = true;
            push_stmt(lower, eval);
        }
        return;
    }
    struct stmt *branch = new_stmt(lower, STMT_IF, NULL);
    struct local *local = NULL;
    if (wants_value) {
        local = function_add_temporary(lower->fn, node->type, lower->scope);
        assign_to(lower, local, left, CONVERT_BOOL);
        branch->value_local = local;
    } else {
        branch->value = left;
    }
    branch->conversion = node->binary == BINARY_OR ? CONVERT_NOT : CONVERT_NONE;
    branch->is_restructured = true;
    struct stmt_list *outer = open_branch(lower, branch->value);
    if (wants_value) {
        lower_operand(lower, right);
        assign_to(lower, local, right, CONVERT_BOOL);
    } else {
        lower_effect(lower, right);
    }
    branch->items = ARENA_ARRAY(lower->arena, struct stmt *, 2);
    branch->items[0] = close_branch(lower, outer);
    branch->item_count = 2;
    push_stmt(lower, branch);
    make_hole(lower, node, wants_value ? HOLE_LOCAL : HOLE_NOTHING, local, NULL);
}

static struct stmt *
lower_arm(struct lowering *lower, struct node *arm, struct local *local, const struct node *condition)
{
    struct stmt_list *outer = open_branch(lower, condition);
    if (local) {
        lower_operand(lower, arm);
        assign_to(lower, local, arm, CONVERT_NONE);
    } else {
        lower_effect(lower, arm);
    }
    return close_branch(lower, outer);
}

/* c ? a : b with an await in a or b; a ?: b too. */
static void
lower_conditional(struct lowering *lower, struct node *node, bool wants_value)
{
    struct node *condition = node->children[0];
    struct node *then = node->children[1];
    struct node *other = node->children[2];
    lower_operand(lower, condition);
    if (!(then && then->needs_order) && !other->needs_order) {
        return;
    }
    bool is_void = node->type->kind == TYPE_VOID;
    struct local *local = NULL;
    if (!is_void && (wants_value || !then)) {
        local = function_add_temporary(lower->fn, node->value_type, lower->scope);
    }
    struct stmt *branch = new_stmt(lower, STMT_IF, NULL);
    branch->is_restructured = true;
    branch->items = ARENA_ARRAY(lower->arena, struct stmt *, 2);
    branch->item_count = 2;
    if (then) {
        branch->value = condition;
        branch->items[0] = lower_arm(lower, then, local, condition);
        branch->items[1] = lower_arm(lower, other, local, condition);
    } else {
        assign_to(lower, local, condition, CONVERT_NONE);
        branch->value_local = local;
        branch->conversion = CONVERT_NOT;
        branch->items[0] = lower_arm(lower, other, wants_value ? local : NULL, NULL);
    }
    push_stmt(lower, branch);
    make_hole(lower, node, local ? HOLE_LOCAL : HOLE_NOTHING, local, NULL);
}

static void
lower_assignment(struct lowering *lower, struct node *node)
{
    struct node *place = node->children[0];
    struct node *value = node->children[1];
    if (place->needs_order || place->has_effect) {
        lower_place(lower, place);
    }
    lower_operand(lower, value);
    if (plain_is_before_place(node)) {
        spill(lower, value);
    }
}

static void
lower_binary(struct lowering *lower, struct node *node)
{
    switch (node->binary) {
    case BINARY_ARITHMETIC:
        lower_operands(lower, node->children, 2);
        break;
    case BINARY_AND:
    case BINARY_OR:
        lower_logical(lower, node, true);
        break;
    case BINARY_COMMA:
        lower_effect(lower, node->children[0]);
        make_hole(lower, node->children[0], HOLE_NOTHING, NULL, NULL);
        lower_operand(lower, node->children[1]);
        break;
    case BINARY_ASSIGN:
    case BINARY_ASSIGN_OP:
        lower_assignment(lower, node);
        break;
    }
}

/* The consumed call itself does not run here; its arguments are evaluated here. */
static void
lower_consumer(struct lowering *lower, struct node *node)
{
    struct evaluated evaluated = {0};
    evaluated_add_operands(lower, &evaluated, node);
    evaluated_lower(lower, &evaluated);
}

void
lower_operand(struct lowering *lower, struct node *node)
{
    if (!node->needs_order || node->info) {
        return;
    }
    switch (node->kind) {
    case NODE_AWAIT:
        if (!node->is_plain_call) {
            lower_await(lower, node);
            return;
        }
        lower_operand(lower, node->children[0]);
        break;
    case NODE_BINARY:
        lower_binary(lower, node);
        break;
    case NODE_COND:
        lower_conditional(lower, node, true);
        break;
    case NODE_CONSUMER:
        lower_consumer(lower, node);
        break;
    case NODE_CALL:
        if (lower_source(lower, node)) {
            return;
        }
        lower_operands(lower, node->children, node->child_count);
        break;
    case NODE_INDEX:
    case NODE_MEMBER:
    case NODE_PAREN:
    case NODE_UNARY:
    case NODE_CAST:
    case NODE_RAISE:
    case NODE_COMPOUND_LITERAL:
    case NODE_INIT_LIST:
    case NODE_DESIGNATED:
        lower_operands(lower, node->children, node->child_count);
        break;
    case NODE_GENERIC:
        lower_operand(lower, node->children[node->child_count - 1]);
        break;
    default:
        if (node->has_await) {
            lower_error(lower, node, "'await' cannot be translated inside this construct; put its value in a variable first");
        }
        return;
    }
    if (node->info) {
        return;
    }
    node->has_effect = has_own_effect(node);
    for (size_t i = 0; i < node->child_count; i++) {
        node->has_effect |= node->children[i] && node->children[i]->has_effect;
    }
}

void
lower_value(struct lowering *lower, struct node *node)
{
    effects_compute(node);
    lower_operand(lower, node);
}

/* A result that was to be kept behind the await, as that of a timeout: nobody asks for it. */
static void
drop_value(const struct hole *hole)
{
    struct await *await = hole ? hole->await : NULL;
    bool is_stored = await && await->kind == AWAIT_PLAIN && await->plain->may_raise;
    if (await && await->dest && hole->local == await->dest && !is_stored) {
        await->dest->is_unused = true;
        await->dest = NULL;
    }
}

void
lower_effect(struct lowering *lower, struct node *node)
{
    struct node *inner = strip_parens(node);
    if (inner->kind == NODE_BINARY && inner->binary == BINARY_COMMA && inner->needs_order) {
        lower_effect(lower, inner->children[0]);
        lower_effect(lower, inner->children[1]);
        return;
    }
    if (inner->kind == NODE_COND && inner->needs_order) {
        lower_conditional(lower, inner, false);
    } else if (inner->kind == NODE_BINARY && (inner->binary == BINARY_AND || inner->binary == BINARY_OR) &&
               inner->needs_order) {
        lower_logical(lower, inner, false);
        return;
    } else {
        lower_operand(lower, inner);
    }
    struct hole *hole = inner->info;
    if (inner->kind == NODE_AWAIT && !inner->is_plain_call) {
        consume_results(lower, inner);
        drop_value(hole);
        return;
    }
    if (hole) {
        return;
    }
    struct stmt *eval = new_stmt(lower, STMT_EVAL, node);
    eval->value = detach(lower, node);
    eval->is_restructured = true;
    push_stmt(lower, eval);
}
