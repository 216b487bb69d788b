/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The resume function of a merged function is called in one place, where its caller begins it (state 0) and to where it
 * comes back with each of its states, so that a compiler puts it there. What it keeps is in its part of the frame: only in
 * state 0 does it look at its arguments.
 *
 *         leaf__arg_n = a + 1;
 *         state = 0;
 *     mid__awaits_leaf:
 *         error = leaf__resume(&frame->leaf, state, task, error, frame, leaf__arg_n);
 *         if (error == ASYNC__PENDING) { return ASYNC__PENDING; }
 */
#include "emit/merged.h"

#include "analysis/lent.h"
#include "analysis/live.h"
#include "analysis/merge.h"
#include "emit/body.h"
#include "emit/states.h"
#include "emit/store.h"
#include "emit/types.h"
#include "emit/unit.h"

bool
merged_is_passed(const struct function *fn, const struct local *local)
{
    return fn->merged_into && local->is_param && (type_is_scalar(local->type) || local->place == PLACE_LENT);
}

static const char *
argument_name(struct emission *emission, const struct function *callee, size_t index)
{
    return arena_printf(emission->arena, "%.*s__arg_%s", STR_ARG(callee->decl->name),
                        param_name(emission, callee->decl, index));
}

static const char *
declaration(struct emission *emission, const struct type *type, const char *name)
{
    struct buf text = {0};
    type_declare(emission->arena, &text, type, name, QUALIFIERS_DROPPED);
    const char *copy = arena_copy(emission->arena, text.data, text.len);
    buf_free(&text);
    return copy;
}

void
merged_emit_head(struct emission *emission)
{
    const struct function *fn = emission->fn;
    struct printer *out = emission->out;
    struct str n = fn->decl->name;
    print_format(out, "static int %.*s__resume(", STR_ARG(n));
    if (fn->layout) {
        print_format(out, "struct %.*s__frame *%s, ", STR_ARG(n), fn->frame_name);
    }
    print_format(out, "unsigned %s, async_task *%s, int %s", fn->state_name, fn->task_name, fn->error_name);
    if (merge_names_root(fn)) {
        print_format(out, ", void *%s", fn->outer_name);
    }
    for (size_t i = 0; i < fn->decl->param_count; i++) {
        const struct type *type = fn->decl->params[i]->type;
        const struct local *local = function_find_local(fn, fn->decl->params[i]);
        const char *name = local && local->place == PLACE_LENT ? arena_printf(emission->arena, "*%s", local->name)
                           : !type_is_scalar(type) ? arena_printf(emission->arena, "*%s", argument_name(emission, fn, i))
                           : local            ? local->name
                                              : param_name(emission, fn->decl, i);
        print_format(out, ", %s", declaration(emission, type, name));
    }
    print_text(out, ")\n");
}

void
merged_emit_arguments(struct emission *emission)
{
    const struct function *fn = emission->fn;
    for (size_t i = 0; i < fn->decl->param_count; i++) {
        const struct local *local = function_find_local(fn, fn->decl->params[i]);
        bool is_passed = local ? merged_is_passed(fn, local) : type_is_scalar(fn->decl->params[i]->type);
        const char *name = !is_passed ? argument_name(emission, fn, i)
                           : local    ? local->name
                                      : param_name(emission, fn->decl, i);
        if (!local || (local->place != PLACE_FRAME && !local_is_mentioned(emission, local))) {
            emit_line(emission, "(void)%s;", name);
        } else if (!is_passed || local->place == PLACE_FRAME) {
            const char *value = arena_printf(emission->arena, "%s%s", is_passed ? "" : "*", name);
            emit_line(emission, "%s;", store_text(emission->arena, local->type, local_text(emission, local), value));
        }
    }
}

static bool
has_effects_elsewhere(const struct await *await, size_t index)
{
    for (size_t i = 0; i < await->arg_count; i++) {
        if (i != index && await->args[i]->has_effect) {
            return true;
        }
    }
    return false;
}

/* The address of a variable that is an argument, if its value need not be copied for the callee: this copies it to its
 * frame as soon as it begins, or reads it only, and nobody else writes to it then.  The variable's bytes must not be those of
 * the callee's frame. */
static const char *
lent_variable(struct emission *emission, const struct await *await, const struct function *callee, size_t index)
{
    const struct node *node = await->operands ? NULL : await->args[index];
    const struct local *param = function_find_local(callee, callee->decl->params[index]);
    if (!node || node->kind != NODE_REF || node->info || !param || !lent_is(callee, param->type) ||
        !lent_is_only_read(callee, param) || node->type->is_const || node->type->is_volatile ||
        has_effects_elsewhere(await, index)) {
        return NULL;
    }
    const struct decl *decl = node->decl;
    const struct local *local = decl->info;
    if (param->place != PLACE_FRAME && (!local || local->is_address_taken || local->is_escaping)) {
        return NULL;
    }
    if (!local) {
        return decl->new_name ? arena_printf(emission->arena, "&%s", decl->new_name)
                              : arena_printf(emission->arena, "&%.*s", STR_ARG(decl->name));
    }
    if (local->place == PLACE_LENT) {
        return local->name;
    }
    bool is_apart = local->place == PLACE_C || live_is_required(emission->fn, local, await);
    return is_apart ? arena_printf(emission->arena, "&%s", local_text(emission, local)) : NULL;
}

void
merged_emit_temporaries(struct emission *emission)
{
    const struct function *fn = emission->fn;
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct function *callee = merge_callee(fn, fn->awaits.items[i]);
        for (size_t k = 0; callee && k < callee->decl->param_count; k++) {
            const struct type *type = callee->decl->params[k]->type;
            if (lent_variable(emission, fn->awaits.items[i], callee, k)) {
                continue;
            }
            emit_line(emission, "%s%s;", declaration(emission, type, argument_name(emission, callee, k)),
                      type_is_scalar(type) ? " = 0" : "");
        }
    }
}

static void
emit_call(struct emission *emission, const struct await *await, const struct function *callee)
{
    const struct function *fn = emission->fn;
    struct printer *out = emission->out;
    print_generated(out);
    print_text(out, emission->indent);
    print_format(out, "%s = %.*s__resume(", fn->error_name, STR_ARG(callee->decl->name));
    if (callee->layout) {
        print_format(out, "&%s, ", slot_text(emission, await->slot));
    }
    print_format(out, "%s, %s, %s", fn->state_name, fn->task_name, fn->error_name);
    if (merge_names_root(callee)) {
        print_format(out, ", %s", fn->merged_into ? fn->outer_name : fn->frame_name);
    }
    for (size_t i = 0; i < callee->decl->param_count; i++) {
        const char *variable = lent_variable(emission, await, callee, i);
        print_format(out, ", %s%s", variable || type_is_scalar(callee->decl->params[i]->type) ? "" : "&",
                     variable ? variable : argument_name(emission, callee, i));
    }
    print_text(out, ");\n");
}

void
merged_emit_await(struct emission *emission, const struct await *await)
{
    const struct function *fn = emission->fn;
    const struct function *callee = merge_callee(fn, await);
    emit_saves(emission, &await->stored);
    for (size_t i = 0; i < await->arg_count; i++) {
        if (lent_variable(emission, await, callee, i)) {
            continue;
        }
        struct store store = store_of(emission->arena, callee->decl->params[i]->type, argument_name(emission, callee, i));
        begin_line(emission, await->node->begin);
        print_text(emission->out, store.open);
        emit_argument(emission, await, i);
        print_format(emission->out, "%s;\n", store.close);
    }
    begin_line(emission, await->node->begin);
    print_format(emission->out, "%s = 0;\n", fn->state_name);
    bool suspends = await->number <= await->last_number;
    if (suspends) {
        emit_at(emission, await->node->begin);
        print_format(emission->out, "%s:\n", way_in(emission, await));
    }
    emit_call(emission, await, callee);
    if (suspends) {
        const char *status = await->has_heap_calls ? "<= ASYNC__CALL" : "== ASYNC__PENDING";
        emit_line(emission, "if (%s %s) {", fn->error_name, status);
        emit_poison(emission, await, arena_printf(emission->arena, "%s    ", emission->indent));
        emit_line(emission, "    return %s;", await->has_heap_calls ? fn->error_name : "ASYNC__PENDING");
        emit_line(emission, "}");
        emit_restores(emission, await, "");
    }
}
