/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Awaits: what is awaited, its arguments, and where its result is read. */
#include "lower/lowering.h"

/* The argument as a name or constant that may be written down twice. */
static bool
is_simple(const struct node *node)
{
    while (node->kind == NODE_PAREN || node->kind == NODE_CAST ||
           (node->kind == NODE_UNARY && node->unary == UNARY_ADDRESS)) {
        node = node->children[node->child_count - 1];
    }
    return node->info || node->is_constant || node->kind == NODE_REF || node->kind == NODE_LITERAL;
}

void
set_storage(struct lowering *lower, struct await *await, struct decl *callee)
{
    struct program *program = lower->fn->program;
    const struct function *fn = program_resolve(program, callee);
    bool is_cycle = fn && fn->component == lower->fn->component;
    await->callee = callee->first;
    await->foreign = is_cycle ? NULL : program_foreign(program, callee);
    await->kind = is_cycle                        ? AWAIT_HEAP
                  : program_find(program, callee) ? AWAIT_CALL
                  : await->foreign                ? AWAIT_FOREIGN
                                                  : AWAIT_HEAP;
}

static void
set_callee(struct lowering *lower, struct await *await, struct node *call)
{
    struct program *program = lower->fn->program;
    struct decl *target = call_target(call);
    if (!target) {
        await->kind = AWAIT_POINTER;
        await->callee_node = call->children[0];
        lower_pure(lower, call->children[0]);
        return;
    }
    struct leaf *leaf = target->first->async_kind == ASYNC_NOT ? program_find_leaf(program, target) : NULL;
    if (leaf) {
        await->kind = AWAIT_LEAF;
        await->leaf = leaf;
        return;
    }
    set_storage(lower, await, target);
}

struct await *
new_await(struct lowering *lower, struct node *node, struct node **args, size_t arg_count)
{
    struct await *await = ARENA_NEW(lower->arena, struct await);
    await->node = node;
    await->result_type = node->type;
    await->args = args;
    await->arg_count = arg_count;
    return await;
}

void
push_await(struct lowering *lower, struct await *await)
{
    struct stmt *stmt = new_stmt(lower, STMT_AWAIT, await->node);
    stmt->await = await;
    stmt->is_restructured = true;
    stmt->has_await = true;
    await->stmt = stmt;
    push_stmt(lower, stmt);
    vec_push(lower->arena, &lower->fn->awaits, await);
    await->state = (unsigned)lower->fn->awaits.len;
    if (lower->region) {
        struct stmt_list *outer = open_list(lower);
        push_error(lower, await->node, (struct error_source){.text = lower->fn->error_name});
        stmt->items = ARENA_ARRAY(lower->arena, struct stmt *, 1);
        stmt->items[0] = make_block(lower, NULL, close_list(lower, outer));
        stmt->item_count = 1;
    }
}

/* await async_join_as(t, T): joins t, then reads its result, which the task keeps. */
static void
lower_join_as(struct lowering *lower, struct node *node, struct node *consumer)
{
    struct node *task = consumer->children[0];
    lower_operand(lower, task);
    spill(lower, task);
    struct await *await = new_await(lower, node, consumer->children, 1);
    await->kind = AWAIT_LEAF;
    await->leaf = map_find(&lower->fn->program->leaves, STR("async_join"));
    await->result_type = await->leaf->decl->type->target;
    push_await(lower, await);
    consumer->needs_order = true;
    node->needs_order = true;
    spill(lower, node);
}

/* The awaited call with its arguments evaluated. */
static struct await *
take_call(struct lowering *lower, struct node *node, struct node *call)
{
    struct await *await = new_await(lower, node, call->children + 1, call->child_count - 1);
    set_callee(lower, await, call);
    lower_operands(lower, await->args, await->arg_count);
    if (await->kind == AWAIT_LEAF && await->leaf->has_try) {
        for (size_t i = 0; i < await->arg_count; i++) {
            if (!is_simple(await->args[i])) {
                spill(lower, await->args[i]);
            }
        }
    }
    return await;
}

/* x = await async_wait_for_ms(f(a), n)  ->  a scope with a deadline round await f(a) */
static void
lower_wait_for(struct lowering *lower, struct node *node, struct node *consumer)
{
    struct node *call = strip_parens(consumer->children[0]);
    struct node *time = consumer->children[1];
    struct await *await = take_call(lower, node, call);
    for (size_t i = 0; time->has_effect && i < await->arg_count; i++) {
        if (await->args[i]->has_effect) {
            spill(lower, await->args[i]);
        }
    }
    lower_operand(lower, time);
    struct timeout timeout = open_timeout(lower, node, time);
    await->result_type = call->type;
    push_await(lower, await);
    if (await->result_type->kind != TYPE_VOID) {
        await->dest = function_add_temporary(lower->fn, await->result_type, lower->scope);
        await->dest->starts_as_zero = true;
    }
    close_timeout(lower, timeout);
    make_hole(lower, node, await->dest ? HOLE_LOCAL : HOLE_NOTHING, await->dest, await);
}

static void
lower_awaited_consumer(struct lowering *lower, struct node *node, struct node *consumer)
{
    switch (consumer->keyword) {
    case KEYWORD_JOIN_AS:
        lower_join_as(lower, node, consumer);
        break;
    case KEYWORD_WAIT_FOR_MS:
        lower_wait_for(lower, node, consumer);
        break;
    case KEYWORD_GATHER:
    case KEYWORD_GATHER_ERRORS:
    case KEYWORD_WAIT_ANY:
        lower_gather(lower, node, consumer);
        break;
    default:
        lower_error(lower, node, "this form cannot be awaited");
        break;
    }
}

void
lower_await(struct lowering *lower, struct node *node)
{
    struct node *call = strip_parens(node->children[0]);
    if (call->kind == NODE_CONSUMER) {
        lower_awaited_consumer(lower, node, call);
        return;
    }
    if (item_call(call)) {
        lower_item(lower, node, call);
        return;
    }
    struct await *await = take_call(lower, node, call);
    push_await(lower, await);
    if (await->result_type->kind == TYPE_VOID) {
        make_hole(lower, node, HOLE_NOTHING, NULL, await);
        return;
    }
    make_hole(lower, node, HOLE_RESULT, NULL, await);
    if (await->kind == AWAIT_CALL || await->kind == AWAIT_LEAF) {
        vec_push(lower->arena, &lower->unread, node);
    } else {
        move_result(lower, node);
    }
}
