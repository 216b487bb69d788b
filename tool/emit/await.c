/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An await: save, start or register, the way back in, restore, errors. The forms stand in docs/generated-code.md. */
#include "emit/body.h"
#include "emit/foreign.h"
#include "emit/store.h"
#include "emit/types.h"

static void
emit_saves(struct emission *emission, const struct await *await)
{
    for (size_t i = 0; i < await->saved.len; i++) {
        const struct local *local = await->saved.items[i];
        emit_line(emission, "%s = %s;", slot_text(emission, local->slot), local->name);
    }
}

/* The way in, behind which everything is as it was. */
static void
emit_entry(struct emission *emission, const struct await *await)
{
    print_generated(emission->out);
    print_format(emission->out, "%.*s__%u:%s\n", STR_ARG(emission->fn->decl->name), await->state,
                 await->saved.len || (await->leaf && await->leaf->has_done) ? "" : ";");
    for (size_t i = 0; i < await->saved.len; i++) {
        const struct local *local = await->saved.items[i];
        emit_line(emission, "    %s = %s;", local->name, slot_text(emission, local->slot));
    }
}

void
emit_operand(struct emission *emission, const struct operand *operand)
{
    if (operand->text) {
        print_text(emission->out, operand->text);
    } else if (operand->local) {
        print_format(emission->out, "%s%s", operand->is_address ? "&" : "", local_text(emission, operand->local));
    } else {
        emit_expr(emission, operand->node);
    }
}

static void
emit_args(struct emission *emission, const struct await *await, const char *separator)
{
    for (size_t i = 0; i < await->arg_count; i++) {
        print_text(emission->out, separator);
        if (await->operands) {
            emit_operand(emission, &await->operands[i]);
        } else {
            emit_expr(emission, await->args[i]);
        }
        separator = ", ";
    }
}

static void
emit_callee(struct emission *emission, const struct await *await)
{
    if (await->callee) {
        print_format(emission->out, "%.*s__start", STR_ARG(await->callee->name));
        return;
    }
    print_format(emission->out, "ASYNC__FUNCTION(%s, ", start_type(emission->arena, await->callee_node->value_type));
    emit_expr(emission, await->callee_node);
    print_text(emission->out, ")");
}

static void
emit_call_start(struct emission *emission, const struct await *await)
{
    const struct function *fn = emission->fn;
    const char *storage = slot_text(emission, await->slot);
    if (await->kind == AWAIT_HEAP) {
        emit_line(emission, "%s = NULL;", storage);
    }
    begin_line(emission, await->node->begin);
    print_format(emission->out, "%s = ", fn->error_name);
    emit_callee(emission, await);
    print_format(emission->out, "(%s%s, &%.*s__site_%u, %s", await->kind == AWAIT_HEAP ? "" : "&",
                 await->kind == AWAIT_HEAP ? "NULL" : storage, STR_ARG(fn->decl->name), await->state, fn->task_name);
    emit_args(emission, await, ", ");
    print_text(emission->out, ");\n");
}

static void
emit_call_await(struct emission *emission, const struct await *await)
{
    const struct function *fn = emission->fn;
    emit_saves(emission, await);
    emit_call_start(emission, await);
    const char *pending = await->kind == AWAIT_HEAP ? "ASYNC__CALL" : "ASYNC__PENDING";
    emit_line(emission, "if (%s == %s) {", fn->error_name, pending);
    if (await->kind == AWAIT_HEAP) {
        emit_line(emission, "    %s = async__adopt(%s, %s);", slot_text(emission, await->slot), fn->task_name,
                  fn->frame_name);
    }
    emit_poison(emission, await, arena_printf(emission->arena, "%s    ", emission->indent));
    emit_line(emission, "    return %s;", pending);
    emit_entry(emission, await);
    emit_line(emission, "}");
}

/* The wait node; a gather's is the first member of what it has in the frame. */
static const char *
node_text(struct emission *emission, const struct await *await)
{
    const char *slot = slot_text(emission, await->slot);
    return await->arms ? arena_printf(emission->arena, "%s.gather", slot) : slot;
}

static void
emit_leaf_wait(struct emission *emission, const struct await *await)
{
    const struct function *fn = emission->fn;
    struct str leaf = await->leaf->decl->name;
    const char *node = node_text(emission, await);
    const char *inner = await->leaf->has_try ? "    " : "";
    const char *outer_indent = emission->indent;
    emission->indent = arena_printf(emission->arena, "%s%s", outer_indent, inner);
    emit_saves(emission, await);
    emit_line(emission, "async__suspend(%s, &%.*s__leaf_%u, %s);", fn->task_name, STR_ARG(fn->decl->name), await->state,
              fn->frame_name);
    begin_line(emission, await->node->begin);
    print_format(emission->out, "%.*s__wait(&%s, %s", STR_ARG(leaf), node, fn->task_name);
    if (!await->arms) {
        emit_args(emission, await, ", ");
    }
    print_text(emission->out, ");\n");
    emit_poison(emission, await, emission->indent);
    emit_line(emission, "return ASYNC__PENDING;");
    emission->indent = await->leaf->has_try ? outer_indent : emission->indent;
    if (!await->leaf->has_try) {
        emission->indent = arena_printf(emission->arena, "%.*s", (int)strlen(outer_indent) - 4, outer_indent);
    }
    emit_entry(emission, await);
    emission->indent = outer_indent;
    if (await->leaf->has_done) {
        emit_line(emission, "%s%s = %.*s__done(&%s, %s);", inner, fn->error_name, STR_ARG(leaf), node, fn->error_name);
    }
}

static void
emit_leaf_await(struct emission *emission, const struct await *await)
{
    const struct function *fn = emission->fn;
    struct str leaf = await->leaf->decl->name;
    if (!await->leaf->has_try) {
        emit_leaf_wait(emission, await);
        return;
    }
    if (await->arms) {
        gather_begin(emission, await);
    }
    begin_line(emission, await->node->begin);
    print_format(emission->out, "%s = %.*s__try(", fn->error_name, STR_ARG(leaf));
    if (await->arms) {
        print_format(emission->out, "&%s", node_text(emission, await));
    } else if (await->leaf->try_takes_node) {
        print_format(emission->out, "&%s", node_text(emission, await));
        emit_args(emission, await, ", ");
    } else {
        emit_args(emission, await, "");
    }
    print_text(emission->out, ");\n");
    emit_line(emission, "if (%s == ASYNC__PENDING) {", fn->error_name);
    emit_leaf_wait(emission, await);
    emit_line(emission, "}");
}

/* Gives back a frame from the heap; NULL for others. */
static const char *
drop_text(struct emission *emission, const struct await *await)
{
    return await->kind == AWAIT_HEAP
               ? arena_printf(emission->arena, "async__frame_delete(%s)", slot_text(emission, await->slot))
               : NULL;
}

/* Where the result lies before it has been moved. */
static const char *
result_text(struct emission *emission, const struct await *await)
{
    if (await->kind == AWAIT_HEAP) {
        struct buf type = {0};
        type_declare(emission->arena, &type, await->result_type, "*", QUALIFIERS_DROPPED);
        const char *text = arena_printf(emission->arena, "*(%s)async__frame_result(%s)", type.data,
                                        slot_text(emission, await->slot));
        buf_free(&type);
        return text;
    }
    struct hole hole = {.kind = HOLE_RESULT, .await = (struct await *)await};
    return hole_text(emission, &hole);
}

void
emit_await(struct emission *emission, const struct await *await)
{
    if (await->kind == AWAIT_LEAF) {
        emit_leaf_await(emission, await);
    } else {
        emit_call_await(emission, await);
    }
    gather_release(emission, await);
    const char *drop = drop_text(emission, await);
    emit_line(emission, "if (%s != 0) {", emission->fn->error_name);
    if (drop) {
        emit_line(emission, "    %s;", drop);
    }
    if (await->stmt->item_count) {
        const char *indent = emission->indent;
        emission->indent = arena_printf(emission->arena, "%s    ", indent);
        emit_items(emission, await->stmt->items[0]);
        emission->indent = indent;
    } else {
        emit_line(emission, "    return %s;", emission->fn->error_name);
    }
    emit_line(emission, "}");
    if (await->dest) {
        emit_line(emission, "%s;", store_text(emission->arena, await->dest->type, local_text(emission, await->dest),
                                              result_text(emission, await)));
    }
    if (drop) {
        emit_line(emission, "%s;", drop);
    }
}
