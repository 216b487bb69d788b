/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An await: save, start or register, the way back in, restore, errors. The forms stand in docs/generated-code.md. */
#include "emit/body.h"

#include "analysis/merge.h"
#include "emit/foreign.h"
#include "emit/merged.h"
#include "emit/plain.h"
#include "emit/states.h"
#include "emit/store.h"
#include "emit/types.h"
#include "emit/unit.h"

void
emit_saves(struct emission *emission, const struct local_list *stored)
{
    for (size_t i = 0; i < stored->len; i++) {
        emit_line(emission, "%s = %s;", slot_text(emission, stored->items[i]->slot), stored->items[i]->name);
    }
}

/* With its macros expanded: one may have been defined anew since. */
static void
emit_again(struct emission *emission, const struct local *local, const char *indent)
{
    bool expand_all = emission->expand_all;
    emission->expand_all = emission->is_again = true;
    print_generated(emission->out);
    print_format(emission->out, "%s%s%s = ", emission->indent, indent, local->name);
    emit_expr(emission, local->decl->init);
    print_text(emission->out, ";\n");
    emission->expand_all = expand_all;
    emission->is_again = false;
}

void
emit_restores(struct emission *emission, const struct await *await, const char *indent)
{
    for (size_t i = 0; i < await->saved.len; i++) {
        const struct local *local = await->saved.items[i];
        emit_line(emission, "%s%s = %s;", indent, local->name, slot_text(emission, local->slot));
    }
    for (size_t i = 0; i < await->again.len; i++) {
        emit_again(emission, await->again.items[i], indent);
    }
}

/* The way in, behind which everything is as it was. */
static void
emit_entry(struct emission *emission, const struct await *await)
{
    bool has_statement = await->saved.len || await->again.len || (await->leaf && (await->leaf->has_done || await->leaf->has_again));
    print_generated(emission->out);
    print_format(emission->out, "%s:%s\n", way_in(emission, await), has_statement ? "" : ";");
    emit_restores(emission, await, "    ");
}

void
emit_operand(struct emission *emission, const struct operand *operand)
{
    if (operand->text) {
        print_text(emission->out, operand->text);
    } else if (operand->is_state) {
        print_text(emission->out, generator_state(emission, operand->local));
    } else if (operand->local) {
        print_format(emission->out, "%s%s", operand->is_address ? "&" : "", local_text(emission, operand->local));
    } else {
        emit_expr(emission, operand->node);
    }
}

void
emit_argument(struct emission *emission, const struct await *await, size_t index)
{
    if (await->operands) {
        emit_operand(emission, &await->operands[index]);
    } else {
        emit_expr(emission, await->args[index]);
    }
}

static void
emit_args(struct emission *emission, const struct await *await, const char *separator)
{
    for (size_t i = 0; i < await->arg_count; i++) {
        print_text(emission->out, separator);
        emit_argument(emission, await, i);
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

/* What a start or resume function may return when it is not done. */
enum way { WAY_PENDING, WAY_CALL, WAY_EITHER };

/* if (error == ASYNC__PENDING) { return it; way in }    A callee may also go on in a frame on the heap. */
static void
emit_pending(struct emission *emission, const struct await *await, enum way way)
{
    static const char *const conditions[] = {
        [WAY_PENDING] = "== ASYNC__PENDING", [WAY_CALL] = "== ASYNC__CALL", [WAY_EITHER] = "<= ASYNC__CALL"};
    static const char *const statuses[] = {[WAY_PENDING] = "ASYNC__PENDING", [WAY_CALL] = "ASYNC__CALL"};
    const char *error = emission->fn->error_name;
    emit_line(emission, "if (%s %s) {", error, conditions[way]);
    if (await->kind == AWAIT_HEAP) {
        emit_line(emission, "    %s = async__adopt(%s, %s);", slot_text(emission, await->slot), emission->fn->task_name,
                  emission->fn->frame_name);
    }
    emit_poison(emission, await, arena_printf(emission->arena, "%s    ", emission->indent));
    emit_line(emission, "    return %s;", way == WAY_EITHER ? error : statuses[way]);
    emit_entry(emission, await);
    emit_line(emission, "}");
}

/* The callee takes the place of this call. */
static void
emit_forward(struct emission *emission, const struct await *await)
{
    const struct function *fn = emission->fn;
    const struct function *callee = program_find(emission->program, await->callee);
    const char *storage = slot_text(emission, await->slot);
    begin_line(emission, await->node->begin);
    print_text(emission->out, "return ");
    emit_callee(emission, await);
    print_format(emission->out, "(&%s, %s.%s, %s", storage, storage, callee->awaiting_path, fn->task_name);
    emit_args(emission, await, ", ");
    print_text(emission->out, ");\n");
}

/* Whether an error is returned as a call that waits is: nothing stands between. */
static bool
returns_any_status(const struct emission *emission, const struct await *await)
{
    return await->kind == AWAIT_CALL && await->stmt->item_count == 0 && !await->arms && emission->fn->program->is_optimized &&
           !merge_callee(emission->fn, await);
}

/* if (error != 0) { return it, waiting or failed; way in; if (error != 0) { return it } } */
static void
emit_any_status(struct emission *emission, const struct await *await)
{
    const char *error = emission->fn->error_name;
    emit_line(emission, "if (%s != 0) {", error);
    emit_poison(emission, await, arena_printf(emission->arena, "%s    ", emission->indent));
    emit_line(emission, "    return %s;", error);
    emit_entry(emission, await);
    emit_line(emission, "    if (ASYNC__RARELY(%s != 0)) {", error);
    emit_line(emission, "        return %s;", error);
    emit_line(emission, "    }");
    emit_line(emission, "}");
}

static void
emit_call_await(struct emission *emission, const struct await *await)
{
    emit_saves(emission, &await->stored);
    emit_call_start(emission, await);
    if (returns_any_status(emission, await)) {
        emit_any_status(emission, await);
        return;
    }
    emit_pending(emission, await, await->kind == AWAIT_HEAP ? WAY_CALL : await->has_heap_calls ? WAY_EITHER : WAY_PENDING);
}

/* error = g__resume(&frame->g, frame->g.state, task, 0); */
static void
emit_next(struct emission *emission, const struct await *await)
{
    const struct function *fn = emission->fn;
    const struct function *generator = await->generator->generator;
    struct str name = generator->decl->name;
    const char *frame = local_text(emission, await->generator);
    const char *told = await->next_kind == NEXT_CLOSE ? "ASYNC__CLOSING"
                       : await->told                  ? local_text(emission, await->told)
                                                      : "0";
    bool is_on_heap = await->generator->type->kind == TYPE_POINTER;
    emit_saves(emission, &await->stored);
    if (await->next_kind == NEXT_CLOSE || await->next_kind == NEXT_EXIT) {
        const char *format = is_on_heap ? "*(const async_site **)%s" : generator->foreign ? "%s.storage.head.awaiting" : "%s.awaiting";
        const char *awaiting = arena_printf(emission->arena, format, frame);
        emit_line(emission, "%s = &%.*s__site_%u;", awaiting, STR_ARG(fn->decl->name), await->state);
    }
    begin_line(emission, await->node->begin);
    if (is_on_heap) {
        print_format(emission->out, "%s = %.*s__next(%s, %s, %s);\n", fn->error_name, STR_ARG(name), frame, fn->task_name,
                     told);
    } else {
        print_format(emission->out, "%s = %.*s__%s(&%s, %s, %s, %s);\n", fn->error_name, STR_ARG(name),
                     generator->foreign ? "go_on" : "resume", frame, generator_state(emission, await->generator),
                     fn->task_name, told);
    }
    bool is_called = is_on_heap && generator->decl->first->async_kind == ASYNC_GENERATOR;
    emit_pending(emission, await, is_called ? WAY_CALL : is_on_heap || await->has_heap_calls ? WAY_EITHER : WAY_PENDING);
}

static void
emit_yield(struct emission *emission, const struct await *await)
{
    const struct function *fn = emission->fn;
    if (await->arg_count) {
        struct store store = store_of(emission->arena, fn->result_type, slot_text(emission, fn->result));
        begin_line(emission, await->node->begin);
        print_text(emission->out, store.open);
        emit_expr(emission, await->args[0]);
        print_format(emission->out, "%s;\n", store.close);
    }
    emit_saves(emission, &await->stored);
    emit_line(emission, "%s = %u;", slot_text(emission, fn->state), await->number);
    emit_poison(emission, await, emission->indent);
    emit_line(emission, "return ASYNC__YIELDED;");
    print_generated(emission->out);
    print_format(emission->out, "%s:;\n", way_in(emission, await));
    emit_restores(emission, await, "");
    if (await->dest) {
        emit_line(emission, "%s = %s;", local_text(emission, await->dest), fn->error_name);
    }
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
    emit_saves(emission, &await->stored);
    emit_line(emission, "async__suspend(%s, &%.*s__leaf_%u, %s);", fn->task_name, STR_ARG(fn->decl->name), await->state,
              fn->merged_into ? fn->outer_name : fn->frame_name);
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
    if (await->leaf->has_done || await->leaf->has_again) {
        emit_line(emission, "%s%s = %.*s__%s(&%s, %s);", inner, fn->error_name, STR_ARG(leaf),
                  await->leaf->has_again ? "again" : "done", node, fn->error_name);
    }
    if (await->leaf->has_again) {
        emit_line(emission, "%sif (%s == ASYNC__PENDING) {", inner, fn->error_name);
        emit_line(emission, "%s    return ASYNC__PENDING;", inner);
        emit_line(emission, "%s}", inner);
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
    if (await->kind == AWAIT_NEXT) {
        bool is_on_heap = await->generator->type->kind == TYPE_POINTER;
        return is_on_heap ? arena_printf(emission->arena, "async__frame_delete(%s)", local_text(emission, await->generator))
                          : NULL;
    }
    return await->kind == AWAIT_HEAP
               ? arena_printf(emission->arena, "async__frame_delete(%s)", slot_text(emission, await->slot))
               : NULL;
}

/* Where the result lies before it has been moved. */
static const char *
awaited_text(struct emission *emission, const struct await *await)
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

static void
emit_exit(struct emission *emission, const struct await *await)
{
    const struct stmt *exit = await->stmt->item_count ? await->stmt->items[0] : NULL;
    const char *indent = emission->indent;
    if (!exit) {
        emit_line(emission, "    return %s;", emission->fn->error_name);
        return;
    }
    emission->indent = arena_printf(emission->arena, "%s    ", indent);
    emit_items(emission, exit);
    emission->indent = indent;
}

/* if (error != 0) { leave }    of a generator that is to yield: if (error != ASYNC__YIELDED) { … } */
static void
emit_exits(struct emission *emission, const struct await *await, const char *drop)
{
    const char *error = emission->fn->error_name;
    bool yields = await->kind == AWAIT_NEXT && (await->next_kind == NEXT_ITEM || await->next_kind == NEXT_ENTER);
    const char *indent = emission->indent;
    if (yields) {
        emit_line(emission, "if (%s != ASYNC__YIELDED) {", error);
    } else {
        emit_line(emission, emission->fn->program->is_optimized ? "if (ASYNC__RARELY(%s != 0)) {" : "if (%s != 0) {", error);
    }
    if (drop) {
        emit_line(emission, "    %s;", drop);
    }
    if (await->kind == AWAIT_NEXT && await->next_kind == NEXT_ITEM) {
        emission->indent = arena_printf(emission->arena, "%s    ", indent);
        emit_line(emission, "if (%s != 0) {", error);
        emit_exit(emission, await);
        emit_line(emission, "}");
        emit_items(emission, await->stmt->items[1]);
        emission->indent = indent;
    } else {
        emit_exit(emission, await);
    }
    emit_line(emission, "}");
}

static void
emit_start_of(struct emission *emission, const struct await *await)
{
    if (await->kind == AWAIT_LEAF) {
        emit_leaf_await(emission, await);
    } else if (await->kind == AWAIT_NEXT) {
        emit_next(emission, await);
    } else if (merge_callee(emission->fn, await)) {
        merged_emit_await(emission, await);
    } else {
        emit_call_await(emission, await);
    }
}

void
emit_await(struct emission *emission, const struct await *await)
{
    if (emission->fn->forwards) {
        emit_forward(emission, await);
        return;
    }
    if (await->kind == AWAIT_YIELD) {
        emit_yield(emission, await);
        if (generator_may_close(emission->fn) && await->stmt->item_count) {
            emit_exits(emission, await, NULL);
        }
        return;
    }
    if (await->kind == AWAIT_PLAIN) {
        plain_emit_await(emission, await);
        if (await->plain->may_raise) {
            emit_exits(emission, await, NULL);
        }
        return;
    }
    emit_start_of(emission, await);
    gather_release(emission, await);
    const char *drop = drop_text(emission, await);
    if (!returns_any_status(emission, await)) {
        emit_exits(emission, await, drop);
    }
    if (await->dest) {
        emit_line(emission, "%s;", store_text(emission->arena, await->dest->type, local_text(emission, await->dest),
                                              awaited_text(emission, await)));
    }
    bool has_ended = await->kind != AWAIT_NEXT || await->next_kind == NEXT_CLOSE || await->next_kind == NEXT_EXIT;
    if (drop && has_ended) {
        emit_line(emission, "%s;", drop);
    }
}
