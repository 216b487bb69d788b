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
    await->plain = plain_callee(lower->fn, callee);
    if (await->plain) {
        await->kind = AWAIT_PLAIN;
        return;
    }
    await->foreign = is_cycle ? NULL : program_foreign(program, callee);
    await->kind = is_cycle                        ? AWAIT_HEAP
                  : program_find(program, callee) ? AWAIT_CALL
                  : await->foreign                ? AWAIT_FOREIGN
                                                  : AWAIT_HEAP;
}

/* The typedef says how much is to be set aside, or the frame comes from the heap. */
static void
set_pointer(struct lowering *lower, struct await *await, struct node *call)
{
    const struct decl *name = pointer_call(call);
    await->callee_node = call->children[0];
    await->kind = AWAIT_HEAP;
    if (name && name->frame_bytes) {
        await->kind = AWAIT_POINTER;
        await->foreign = ARENA_NEW(lower->arena, struct foreign);
        await->foreign->result_type = call->type;
        foreign_set_bound(await->foreign, name);
    }
    lower_pure(lower, call->children[0]);
}

static void
set_callee(struct lowering *lower, struct await *await, struct node *call)
{
    struct program *program = lower->fn->program;
    struct decl *target = call_target(call);
    if (!target) {
        set_pointer(lower, await, call);
        return;
    }
    struct leaf *leaf = target->first->async_kind == ASYNC_NOT ? program_find_leaf(program, target) : NULL;
    if (leaf) {
        await->kind = AWAIT_LEAF;
        await->leaf = leaf;
        return;
    }
    set_storage(lower, await, target);
    await->call = await->plain ? call : NULL;
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
add_await(struct lowering *lower, struct await *await)
{
    struct stmt *stmt = new_stmt(lower, STMT_AWAIT, await->node);
    stmt->await = await;
    stmt->is_restructured = true;
    stmt->has_await = await->kind != AWAIT_PLAIN;
    await->stmt = stmt;
    push_stmt(lower, stmt);
    if (await->kind != AWAIT_PLAIN) {
        vec_push(lower->arena, &lower->fn->awaits, await);
        await->state = (unsigned)lower->fn->awaits.len;
    }
}

void
set_await_exit(struct lowering *lower, struct await *await, size_t index, struct stmt_list *list)
{
    struct stmt *stmt = await->stmt;
    if (!stmt->item_count) {
        stmt->items = ARENA_ARRAY(lower->arena, struct stmt *, 2);
        stmt->item_count = 2;
    }
    stmt->items[index] = make_block(lower, NULL, list);
}

void
push_await(struct lowering *lower, struct await *await)
{
    add_await(lower, await);
    if (lower->region && (await->kind != AWAIT_PLAIN || await->plain->may_raise)) {
        struct stmt_list *outer = open_list(lower);
        push_error(lower, await->node, (struct error_source){.text = lower->fn->error_name});
        set_await_exit(lower, await, 0, close_list(lower, outer));
    }
}

/* await async_join_as(t, T): joins t, then the form's value is t's result, to be read at once. */
static void
push_join(struct lowering *lower, struct node *node, struct node *consumer)
{
    spill(lower, consumer->children[0]);
    struct await *await = new_await(lower, node, consumer->children, 1);
    await->kind = AWAIT_LEAF;
    await->leaf = map_find(&lower->fn->program->leaves, STR("async_join"));
    await->result_type = await->leaf->decl->type->target;
    push_await(lower, await);
    consumer->needs_order = true;
}

static void
lower_join_as(struct lowering *lower, struct node *node, struct node *consumer)
{
    lower_operand(lower, consumer->children[0]);
    push_join(lower, node, consumer);
    node->needs_order = true;
    spill(lower, node);
}

/* An awaitable that is tried and then waited for is given its arguments twice. */
static void
spill_repeated(struct lowering *lower, struct await *await)
{
    for (size_t i = 0; await->kind == AWAIT_LEAF && await->leaf->has_try && i < await->arg_count; i++) {
        if (!is_simple(await->args[i])) {
            spill(lower, await->args[i]);
        }
    }
}

/* Without a prototype C lets a call have more arguments than the function takes: they are evaluated and no more. */
static void
fit_arguments(struct lowering *lower, struct await *await)
{
    const struct function *function = await->callee ? program_find(lower->fn->program, await->callee) : NULL;
    if (!function || await->arg_count == function->decl->param_count) {
        return;
    }
    size_t wanted = function->decl->param_count;
    if (await->arg_count < wanted) {
        lower_error(lower, await->node, "'%.*s' takes %zu arguments, and is given %zu", STR_ARG(function->decl->name),
                    wanted, await->arg_count);
        return;
    }
    bool has_effect = false;
    for (size_t i = wanted; i < await->arg_count; i++) {
        has_effect |= await->args[i]->has_effect;
    }
    for (size_t i = 0; has_effect && i < await->arg_count; i++) {
        if (await->args[i]->has_effect) {
            spill(lower, await->args[i]);
        }
    }
    await->arg_count = wanted;
}

/* The awaited call with its arguments evaluated. */
static struct await *
take_call(struct lowering *lower, struct node *node, struct node *call)
{
    struct await *await = new_await(lower, node, call->children + 1, call->child_count - 1);
    set_callee(lower, await, call);
    lower_operands(lower, await->args, await->arg_count);
    fit_arguments(lower, await);
    spill_repeated(lower, await);
    return await;
}

/* The await of what a form takes, with its operands evaluated; `item` is where an awaitable of a queue has its item. */
static struct await *
make_taken(struct lowering *lower, struct node *node, const struct taken *taken, struct local *item)
{
    struct node *call = taken->call;
    struct await *await = new_await(lower, node, call->children + 1, call->child_count - 1);
    set_callee(lower, await, call);
    await->result_type = call->type;
    spill_repeated(lower, await);
    if (item) {
        await->operands = ARENA_ARRAY(lower->arena, struct operand, 2);
        await->operands[0] = OPERAND_NODE(call->children[1]);
        await->operands[1] = OPERAND_ADDRESS(item);
        await->arg_count = 2;
    }
    return await;
}

/* A call, within its time. */
static void
push_limited_call(struct lowering *lower, struct node *node, struct node *time, const struct taken *taken)
{
    struct local *value = take_item(lower, taken);
    struct await *await = make_taken(lower, node, taken, value);
    struct timeout timeout = open_timeout(lower, node, time);
    push_await(lower, await);
    if (await->result_type->kind != TYPE_VOID) {
        value = await->dest = function_add_temporary(lower->fn, node->type, lower->scope);
    }
    close_timeout(lower, timeout);
    if (!value || taken->value) {
        make_hole(lower, node, HOLE_NOTHING, NULL, NULL);
        return;
    }
    value->starts_as_zero = true;
    if (taken->assignment) {
        make_hole(lower, taken->assignment->children[1], HOLE_LOCAL, value, NULL);
        push_store(lower, taken->assignment);
    }
    make_hole(lower, node, HOLE_LOCAL, value, taken->assignment ? NULL : await);
}

/* A form that waits itself. */
static void
push_limited_form(struct lowering *lower, struct node *node, struct node *time, struct node *form,
                  struct await *gather)
{
    struct timeout timeout = open_timeout(lower, node, time);
    if (gather) {
        push_gather(lower, node, gather, form);
        if (gather->dest) {
            gather->dest->starts_as_zero = true;
        }
    } else {
        push_join(lower, node, form);
        struct local *value = function_add_temporary(lower->fn, form->type, lower->scope);
        assign_to(lower, value, detach(lower, form), CONVERT_NONE);
        value->starts_as_zero = true;
        make_hole(lower, node, HOLE_LOCAL, value, NULL);
    }
    close_timeout(lower, timeout);
}

/* x = await async_wait_for_ms(f(a), n)  ->  a scope with a deadline round await f(a) */
static void
lower_wait_for(struct lowering *lower, struct node *node, struct node *consumer)
{
    struct node *form = strip_parens(consumer->children[0]);
    struct node *time = consumer->children[1];
    struct taken taken = taken_find(lower->fn->program, form);
    struct evaluated evaluated = {0};
    struct await *gather = NULL;
    if (taken.call) {
        evaluated_add_taken(lower, &evaluated, &taken);
    } else if (is_gathering(form->keyword)) {
        gather = make_gather(lower, node, form, &evaluated);
    } else {
        evaluated_add(lower, &evaluated, form->children[0]);
    }
    evaluated_add(lower, &evaluated, time);
    evaluated_lower(lower, &evaluated);
    if (taken.call) {
        push_limited_call(lower, node, time, &taken);
    } else {
        push_limited_form(lower, node, time, form, gather);
    }
}

static void
lower_gather(struct lowering *lower, struct node *node, struct node *consumer)
{
    struct evaluated evaluated = {0};
    struct await *await = make_gather(lower, node, consumer, &evaluated);
    evaluated_lower(lower, &evaluated);
    push_gather(lower, node, await, consumer);
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
