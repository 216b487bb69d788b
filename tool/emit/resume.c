/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The function round the body: a resume function with a way in for each state, or a plain one. */
#include "emit/body.h"

#include "analysis/cfg.h"
#include "analysis/lent.h"
#include "emit/args.h"
#include "emit/merged.h"
#include "emit/plain.h"
#include "emit/states.h"
#include "emit/store.h"
#include "emit/types.h"
#include "emit/unit.h"

bool
local_is_mentioned(const struct emission *emission, const struct local *local)
{
    const struct decl *decl = emission->fn->decl;
    for (token_index i = decl->body->begin; i < decl->body->end; i++) {
        if (str_eq(emission->source->tokens[i].text, local->decl->name)) {
            return true;
        }
    }
    return false;
}

/* Compilers take an error for one that could be ASYNC__YIELDED, and miss an item then. */
static void
emit_generator(struct emission *emission, const struct local *local, const char *declaration)
{
    const struct function *generator = local->generator;
    emit_line(emission, "%s;", declaration);
    if (generator->may_raise && generator->result && type_is_scalar(generator->result_type)) {
        emit_line(emission, "ASYNC__UNREAD(%s.%s);", local->name, generator->result->path);
    }
}

static void
emit_locals(struct emission *emission)
{
    const struct function *fn = emission->fn;
    for (size_t i = 0; i < fn->locals.len; i++) {
        const struct local *local = fn->locals.items[i];
        if (local->place == PLACE_FRAME || local->is_unused || local->is_literal || (local->is_param && fn->is_plain) ||
            (local->decl && (!local->is_param || !local_is_mentioned(emission, local) || merged_is_passed(fn, local)))) {
            continue;
        }
        struct buf text = {0};
        bool is_lent = local->place == PLACE_LENT;
        type_declare(emission->arena, &text, local->type, is_lent ? arena_printf(emission->arena, "*%s", local->name) : local->name,
                     QUALIFIERS_DROPPED);
        if (local->generator && local->place == PLACE_C) {
            emit_generator(emission, local, text.data);
            buf_free(&text);
            continue;
        }
        const char *zero = local->type->kind == TYPE_RECORD && !is_lent ? " = {0}" : " = 0";
        bool has_zero = is_lent || local->starts_as_zero || unit_starts_as_zero(emission, local);
        emit_line(emission, "%s%s;", text.data, has_zero ? zero : "");
        buf_free(&text);
    }
}

/* Whether the frame may lie where the arguments do. */
static bool
lies_on_arguments(const struct function *fn)
{
    return fn->uses_tasks && tasks_begins_in_place(fn);
}

/* What moves to its place in such a frame when all has been read. */
static bool
is_moved(const struct function *fn, const struct local *local)
{
    return local->is_param && local->place == PLACE_FRAME && lies_on_arguments(fn);
}

static const char *
argument_text(struct emission *emission, const struct local *local)
{
    const struct decl *decl = emission->fn->decl;
    size_t index = 0;
    while (decl->params[index] != local->decl) {
        index++;
    }
    return arena_printf(emission->arena, "%s->%s", emission->fn->args_name, args_member(emission, decl, index));
}

static void
emit_reads_of_moved(struct emission *emission)
{
    const struct function *fn = emission->fn;
    for (size_t i = 0; i < fn->locals.len; i++) {
        const struct local *local = fn->locals.items[i];
        if (is_moved(fn, local)) {
            struct buf text = {0};
            type_declare(emission->arena, &text, local->type, local->name, QUALIFIERS_DROPPED);
            emit_line(emission, "    %s = %s;", text.data, argument_text(emission, local));
            buf_free(&text);
        }
    }
}

static void
emit_param(struct emission *emission, const struct local *local)
{
    const char *value = argument_text(emission, local);
    if (local->place == PLACE_LENT) {
        emit_line(emission, "    %s = %s;", local->name, value);
        return;
    }
    const char *lent = lent_is(emission->fn, local->type) ? arena_printf(emission->arena, "*%s", value) : value;
    emit_line(emission, "    %s;", store_text(emission->arena, local->type, local_text(emission, local), lent));
}

static void
emit_moves_to_frame(struct emission *emission)
{
    const struct function *fn = emission->fn;
    if (!lies_on_arguments(fn)) {
        return;
    }
    emit_line(emission, "    ASYNC__READ_FIRST();");
    for (size_t i = 0; i < fn->locals.len; i++) {
        const struct local *local = fn->locals.items[i];
        if (is_moved(fn, local)) {
            emit_line(emission, "    %s;", store_text(emission->arena, local->type, local_text(emission, local), local->name));
        }
    }
}

/* `self` is the end of the argument record, so no member of it lies where a member of a frame could lie: gcc 12 takes two
 * loads from one address for one, then their types for the same, and drops the stores to the record. */
static void
emit_arguments(struct emission *emission)
{
    const struct function *fn = emission->fn;
    emit_line(emission, "{");
    emit_line(emission, "    const struct %.*s__args *%s = (const struct %.*s__args *)%s - 1;", STR_ARG(fn->decl->name),
              fn->args_name, STR_ARG(fn->decl->name), fn->self_name);
    emit_reads_of_moved(emission);
    emit_line(emission, "    %s = %s->frame;", fn->frame_name, fn->args_name);
    emit_line(emission, "    %s->%s = %s->awaiting;", fn->frame_name, fn->awaiting_path, fn->args_name);
    for (size_t i = 0; i < fn->locals.len; i++) {
        const struct local *local = fn->locals.items[i];
        if (local->is_param && !is_moved(fn, local) &&
            (local->place == PLACE_FRAME || local_is_mentioned(emission, local))) {
            emit_param(emission, local);
        }
    }
    emit_moves_to_frame(emission);
    emit_line(emission, "}");
}

static void
emit_head(struct emission *emission)
{
    const struct function *fn = emission->fn;
    if (fn->merged_into) {
        merged_emit_head(emission);
        return;
    }
    if (fn->is_plain) {
        plain_emit_head(emission, fn, fn->decl);
        print_text(emission->out, "\n");
        return;
    }
    print_format(emission->out, "static int %.*s__resume(void *%s, unsigned %s, async_task *%s, int %s)\n",
                 STR_ARG(fn->decl->name), fn->self_name, fn->state_name, fn->task_name, fn->error_name);
}

/* The brace counts as the user's: debug information says where a function's scope begins, and in which file. */
static void
open_body(struct emission *emission)
{
    print_text(emission->out, "{\n");
    print_generated(emission->out);
}

/* What happens before the user's first statement. */
static void
emit_beginning(struct emission *emission)
{
    const struct function *fn = emission->fn;
    open_body(emission);
    if (!fn->merged_into) {
        emit_line(emission, "struct %.*s__frame *%s = %s;", STR_ARG(fn->decl->name), fn->frame_name, fn->self_name);
    }
    merged_emit_temporaries(emission);
    emit_locals(emission);
    states_emit_dispatch(emission);
    if (fn->is_generator) {
        if (fn->uses_object || fn->is_exported) { /* it may be closed before it begins */
            emit_line(emission, "if (%s != 0) {", fn->error_name);
            emit_line(emission, "    return 0;");
            emit_line(emission, "}");
        }
        emit_restores(emission, fn->awaits.items[0], "");
    } else if (fn->merged_into) {
        merged_emit_arguments(emission);
    } else {
        emit_arguments(emission);
    }
}

void
body_emit(struct emission *emission)
{
    const struct function *fn = emission->fn;
    const struct decl *decl = fn->decl;
    bool is_alone = fn->is_plain && !plain_has_more(emission);
    emission->indent = "    ";
    print_at(emission->out, emission->source->files[emission->source->written[emission->source->tokens[decl->name_token].begin].file].path,
             emission->source->written[emission->source->tokens[decl->name_token].begin].line);
    emit_head(emission);
    if (!fn->is_plain) {
        emit_beginning(emission);
    } else if (!is_alone) {
        open_body(emission);
        emit_locals(emission);
        plain_emit_locals(emission);
    }
    emission->indent = indent_of(emission, decl->body->begin);
    print_line_end(emission->out);
    emit_at(emission, decl->body->begin);
    emit_stmt(emission, fn->is_generator ? fn->body->items[1] : fn->body);
    emission->indent = "    ";
    if (fn->cfg->falls_off && (!fn->is_plain || fn->may_raise)) {
        emit_line(emission, "return 0;");
    }
    print_generated(emission->out);
    print_text(emission->out, is_alone ? "\n" : "}\n");
}
