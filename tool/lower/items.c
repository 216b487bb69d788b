/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Typed operations of queues and channels: the item lies in the frame, the runtime gets its address.
 *
 *     x = await async_queue_get(&q)   ->   await get(q, &item); x = item
 */
#include "lower/lowering.h"

/* "queue" or "channel" if the pointer is to one with items, else NULL. */
static const char *
source_kind(const struct node *object)
{
    const struct decl *record = object_record(object);
    record = record && record->definition ? record->definition : record;
    if (!record || !record->member_count) {
        return NULL;
    }
    const struct decl *first = record->members[0];
    if (!first->type || first->type->kind != TYPE_RECORD) {
        return NULL;
    }
    bool is_queue = str_is(first->type->decl->name, "async_queue") && str_is(first->name, "queue");
    bool is_channel = str_is(first->type->decl->name, "async_channel") && str_is(first->name, "channel");
    return is_queue ? "queue" : is_channel ? "channel" : NULL;
}

bool
is_item_source(const struct node *object)
{
    return source_kind(object) != NULL;
}

/* q stands several times in async__queue_of(q): its await is awaited once, and the rest made of what it gives. */
bool
lower_source(struct lowering *lower, struct node *node)
{
    struct node *source = item_source(node);
    if (!source || !source->has_await) {
        return false;
    }
    const char *maker = strcmp(source_kind(source), "channel") == 0 ? "async__channel_of" : "async__queue_of";
    struct local *pointer = function_add_temporary(lower->fn, source->value_type, lower->scope);
    struct local *items = function_add_temporary(lower->fn, node->type, lower->scope);
    lower_operand(lower, source);
    assign_to(lower, pointer, source, CONVERT_NONE);
    struct operand operand = OPERAND_LOCAL(pointer);
    push_runtime_call(lower, items, maker, &operand, 1);
    make_hole(lower, node, HOLE_LOCAL, items, NULL);
    return true;
}

void
lower_item(struct lowering *lower, struct node *node, struct node *operand)
{
    struct node *call = item_call(operand);
    struct node *item = operand->children[1];
    bool is_put = strip_parens(item)->kind == NODE_BINARY;
    struct node *queue = call->children[1];
    lower_operand(lower, queue);
    if (!queue->info) {
        spill(lower, queue);
    }
    struct local *local = add_named(lower, "item", is_put ? item->type->unqualified : node->type);
    if (is_put) {
        struct node *value = strip_parens(item)->children[1];
        lower_operand(lower, value);
        assign_to(lower, local, value, CONVERT_NONE);
    }
    struct operand operands[] = {OPERAND_NODE(queue), OPERAND_ADDRESS(local)};
    struct str leaf = call_target(call)->name;
    push_leaf(lower, node, arena_printf(lower->arena, "%.*s", STR_ARG(leaf)), operands, 2);
    make_hole(lower, node, is_put ? HOLE_NOTHING : HOLE_LOCAL, is_put ? NULL : local, NULL);
}

/* The next item, or out of the loop once the source is closed and empty. */
void
push_receive(struct lowering *lower, struct node *node, struct node *object, struct operand source, struct local *item,
             struct stmt *loop)
{
    bool is_queue = strcmp(source_kind(object), "queue") == 0;
    struct decl *sized = find_function(lower, "async__queue_sized");
    struct local *pointer = function_add_temporary(lower->fn, sized->type->target, lower->scope);
    push_runtime_call(lower, pointer, is_queue ? "async__queue_of" : "async__channel_of", &source, 1);
    struct operand operands[] = {OPERAND_LOCAL(pointer), OPERAND_ADDRESS(item)};
    struct await *await = push_leaf(lower, node, is_queue ? "async_queue_get" : "async_channel_receive", operands, 2);
    struct stmt_list *outer = open_list(lower);
    struct stmt *branch;
    struct stmt_list *around = open_if(lower, NULL, arena_printf(lower->arena, "%s == ASYNC_CLOSED", lower->fn->error_name),
                                       &branch);
    push_break(lower, loop);
    close_if(lower, around, branch);
    push_error(lower, node, (struct error_source){.text = lower->fn->error_name});
    set_await_exit(lower, await, 0, close_list(lower, outer));
}
