/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Statements that the source has not: calls of the runtime, awaits on its objects, branches. */
#include "lower/lowering.h"

struct decl *
find_function(const struct lowering *lower, const char *name)
{
    return map_find(&lower->fn->program->names, str_from(name));
}

static struct operand *
copy_operands(struct lowering *lower, const struct operand *operands, size_t count)
{
    struct operand *copy = ARENA_ARRAY(lower->arena, struct operand, count ? count : 1);
    memcpy(copy, operands, count * sizeof *operands);
    return copy;
}

/* The await's result moves to a temporary at once. */
static void
finish_await(struct lowering *lower, struct await *await, struct operand *operands, size_t count,
             const struct type *result)
{
    await->operands = copy_operands(lower, operands, count);
    await->arg_count = count;
    await->result_type = result;
    if (result->kind != TYPE_VOID) {
        await->dest = function_add_temporary(lower->fn, result, lower->scope);
    }
    push_await(lower, await);
}

struct await *
push_leaf(struct lowering *lower, struct node *node, const char *leaf, struct operand *operands, size_t count)
{
    struct await *await = new_await(lower, node, NULL, 0);
    await->kind = AWAIT_LEAF;
    await->leaf = map_find(&lower->fn->program->leaves, str_from(leaf));
    finish_await(lower, await, operands, count, await->leaf->decl->type->target);
    return await;
}

struct await *
push_call_await(struct lowering *lower, struct node *node, struct decl *callee, struct operand *operands, size_t count)
{
    struct await *await = new_await(lower, node, NULL, 0);
    set_storage(lower, await, callee);
    finish_await(lower, await, operands, count, callee->type->target);
    return await;
}

void
push_runtime_call(struct lowering *lower, struct local *dest, const char *name, const struct operand *operands,
                  size_t count)
{
    struct stmt *stmt = new_stmt(lower, STMT_EVAL, NULL);
    stmt->call = name;
    stmt->operands = copy_operands(lower, operands, count);
    stmt->operand_count = count;
    stmt->dest = dest;
    stmt->is_restructured = true;
    push_stmt(lower, stmt);
}

struct stmt_list *
open_if(struct lowering *lower, struct local *local, const char *comparison, struct stmt **out_branch)
{
    struct stmt *branch = new_stmt(lower, STMT_IF, NULL);
    branch->value_local = local;
    branch->value_text = comparison;
    branch->is_restructured = true;
    branch->items = ARENA_ARRAY(lower->arena, struct stmt *, 2);
    branch->item_count = 2;
    *out_branch = branch;
    return open_list(lower);
}

void
open_else(struct lowering *lower, struct stmt *branch)
{
    branch->items[0] = make_block(lower, NULL, lower->out);
    lower->out = ARENA_NEW(lower->arena, struct stmt_list);
}

void
close_if(struct lowering *lower, struct stmt_list *outer, struct stmt *branch)
{
    struct stmt *block = make_block(lower, NULL, close_list(lower, outer));
    branch->items[branch->items[0] ? 1 : 0] = block;
    branch->has_await = branch->items[0]->has_await || block->has_await;
    push_stmt(lower, branch);
}
