/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_for over objects: a loop that awaits the next item at its top; over generators: generator.c.
 *
 *     async_for (T v, it) body   ->   for (;;) { T v; more = await next(it, &v); if (!more) break; body }
 */
#include "lower/lowering.h"

static struct stmt *
make_variable(struct lowering *lower, struct node *variable)
{
    struct stmt *stmt = lower_stmt(lower, variable);
    stmt->origin = NULL;
    stmt->is_restructured = true;
    return stmt;
}

void
push_variable(struct lowering *lower, struct node *variable, const struct type *type, struct hole value)
{
    struct stmt *stmt = make_variable(lower, variable);
    struct stmt *last = stmt->kind == STMT_BLOCK ? stmt->items[stmt->item_count - 1] : stmt;
    struct node *item = ARENA_NEW(lower->arena, struct node);
    struct hole *hole = ARENA_NEW(lower->arena, struct hole);
    *hole = value;
    *item = (struct node){.kind = NODE_LITERAL, .begin = variable->begin, .end = variable->end, .type = type,
                          .value_type = type, .info = hole};
    last->value = item;
    last->is_restructured = true;
    push_stmt(lower, stmt);
}

void
push_break(struct lowering *lower, struct stmt *loop)
{
    struct stmt *stmt = new_stmt(lower, STMT_BREAK, NULL);
    stmt->target = loop;
    stmt->is_restructured = true;
    push_stmt(lower, stmt);
}

/* T v; more = await async_next(it, &v); if (!more) break; */
static void
push_check_of_more(struct lowering *lower, struct local *more, struct stmt *loop)
{
    struct stmt *branch;
    struct stmt_list *outer = open_if(lower, more, NULL, &branch);
    branch->conversion = CONVERT_NOT;
    push_break(lower, loop);
    close_if(lower, outer, branch);
}

/* The next item, or out of the loop. */
static void
push_next_item(struct lowering *lower, struct node *node, struct stmt *loop, struct operand object, struct decl *iterator,
               struct local *item)
{
    struct operand operands[] = {object, OPERAND_ADDRESS(item)};
    if (find_generator(lower->fn->program, object_record(node->children[0]))) {
        push_check_of_more(lower, push_leaf(lower, node, "async_next", operands, 2)->dest, loop);
    } else if (iterator) {
        push_check_of_more(lower, push_call_await(lower, node, iterator->about, operands, 2)->dest, loop);
    } else {
        push_receive(lower, node, node->children[0], object, item, loop);
    }
}

/* The address of a volatile variable is given to nobody: the item comes by way of a variable of ours. */
static void
lower_turn(struct lowering *lower, struct node *node, struct stmt *loop, struct operand object, struct decl *iterator)
{
    struct node *variable = node->children[1];
    const struct decl *decl = variable->decls[variable->decl_count - 1];
    if (decl->type->is_volatile) {
        struct local *item = add_named(lower, "item", decl->type->unqualified);
        push_next_item(lower, node, loop, object, iterator, item);
        push_variable(lower, variable, item->type, (struct hole){.kind = HOLE_LOCAL, .local = item});
    } else {
        push_stmt(lower, make_variable(lower, variable));
        push_next_item(lower, node, loop, object, iterator, decl->info);
    }
    push_stmt(lower, lower_body(lower, loop, node->children[2]));
}

struct stmt *
new_loop(struct lowering *lower, struct node *node)
{
    struct stmt *loop = new_stmt(lower, STMT_LOOP, node);
    loop->scope = lower->scope;
    loop->is_restructured = true;
    loop->items = ARENA_ARRAY(lower->arena, struct stmt *, 4);
    loop->item_count = 4;
    return loop;
}

void
end_loop(struct lowering *lower, struct stmt *loop, struct stmt_list *around)
{
    loop->items[3] = make_block(lower, NULL, close_list(lower, around));
    loop->items[3]->scope = lower->scope;
    loop->has_await = true;
}

static struct stmt *
lower_object_for(struct lowering *lower, struct node *node, struct decl *iterator)
{
    struct stmt_list *outer = open_list(lower);
    struct operand operand = take_object(lower, node->children[0]);
    struct scope *outer_scope = lower->scope;
    lower->scope = node->info;
    struct stmt *loop = new_loop(lower, node);
    struct stmt_list *around = open_list(lower);
    lower_turn(lower, node, loop, operand, iterator);
    end_loop(lower, loop, around);
    lower->scope = outer_scope;
    push_stmt(lower, loop);
    struct stmt *block = make_block(lower, NULL, close_list(lower, outer));
    block->is_restructured = true;
    return block;
}

struct stmt *
lower_async_for(struct lowering *lower, struct node *node)
{
    struct node *object = node->children[0];
    const struct decl *record = object_record(object);
    struct decl *iterator = form_protocol(lower->fn->program, node);
    if (begun_call(node)) {
        return lower_generator_for(lower, node);
    }
    if (iterator || is_item_source(object) || (record && find_generator(lower->fn->program, record))) {
        return lower_object_for(lower, node, iterator);
    }
    lower_error(lower, object, "async_for takes the call of an async generator, or a pointer to a generator object, a queue, "
                               "a channel or an object whose type has ASYNC_ITERATOR; this is '%s'",
                object->type ? object->type->spelling : "?");
    return new_stmt(lower, STMT_BLOCK, NULL);
}
