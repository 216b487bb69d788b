/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the text of a function that never waits has that the user's has not: `__plain` behind its name, and if it may raise
 *
 *     static async int check(int x)                 static int check__plain(int *result, int x)
 *     {                                             {
 *         if (x < 0) async_raise(EINVAL);     ->        if (x < 0) return async__raise(EINVAL);
 *         return x + 1;                                 *result = x + 1; return 0;
 *     }                                             }
 */
#include "emit/plain.h"

#include "analysis/cfg.h"
#include "emit/body.h"
#include "emit/edits.h"
#include "emit/store.h"
#include "emit/types.h"
#include "emit/unit.h"

static bool
has_result(const struct function *fn)
{
    return fn->result_type->kind != TYPE_VOID;
}

bool
plain_returns_value(const struct function *fn)
{
    return fn->is_plain && !fn->may_raise && has_result(fn);
}

const char *
plain_return(const struct function *fn)
{
    return fn->is_plain && !fn->may_raise ? "return" : "return 0";
}

static void
add_param(struct emission *emission, struct buf *out, const struct type *type, const char *name)
{
    buf_text(out, out->len ? ", " : "");
    type_declare(emission->arena, out, type, name, QUALIFIERS_DROPPED);
}

static const char *
name_of(struct emission *emission, const struct decl *decl, size_t index)
{
    const struct local *local = emission->fn ? function_find_local(emission->fn, decl->params[index]) : NULL;
    return local ? local->name : param_name(emission, decl, index);
}

void
plain_emit_head(struct emission *emission, const struct function *fn, const struct decl *decl)
{
    struct buf params = {0};
    struct buf head = {0};
    const struct type pointer = {.kind = TYPE_POINTER, .target = fn->result_type};
    if (fn->may_raise && has_result(fn)) {
        add_param(emission, &params, &pointer, fn->result_name);
    }
    if (fn->takes_task) {
        buf_printf(&params, "%sasync_task *%s", params.len ? ", " : "", fn->task_name);
    }
    for (size_t i = 0; i < decl->param_count; i++) {
        add_param(emission, &params, decl->params[i]->type, name_of(emission, decl, i));
    }
    const char *declarator = arena_printf(emission->arena, "%.*s__plain(%s)", STR_ARG(fn->decl->name),
                                          params.data ? params.data : "void");
    type_declare(emission->arena, &head, fn->may_raise ? fn->program->int_type : fn->result_type, declarator,
                 QUALIFIERS_DROPPED);
    print_format(emission->out, "static %s", head.data);
    buf_free(&params);
    buf_free(&head);
}

/* ---- its body ---- */

static bool
is_mentioned(const struct emission *emission, size_t index)
{
    const struct local *local = function_find_local(emission->fn, emission->fn->decl->params[index]);
    return local && local_is_mentioned(emission, local);
}

bool
plain_has_more(const struct emission *emission)
{
    const struct function *fn = emission->fn;
    bool has_more = fn->has_status || (fn->may_raise && fn->cfg->falls_off);
    for (size_t i = 0; i < fn->decl->param_count; i++) {
        has_more |= !is_mentioned(emission, i);
    }
    for (size_t i = 0; i < fn->locals.len; i++) {
        const struct local *local = fn->locals.items[i];
        has_more |= !local->decl && !local->is_unused && !local->is_literal;
    }
    return has_more;
}

void
plain_emit_locals(struct emission *emission)
{
    const struct function *fn = emission->fn;
    if (fn->has_status) {
        emit_line(emission, "int %s;", fn->error_name);
    }
    for (size_t i = 0; i < fn->decl->param_count; i++) {
        if (!is_mentioned(emission, i)) {
            emit_line(emission, "(void)%s;", name_of(emission, fn->decl, i));
        }
    }
}

/* ---- calls ---- */

/* f__plain( and what is passed before the arguments. */
static const char *
call_begin(struct emission *emission, const struct function *fn, const char *result, const char *task, bool has_arguments)
{
    bool has_pointer = fn->may_raise && has_result(fn);
    bool has_two = has_pointer && fn->takes_task;
    bool has_any = has_pointer || fn->takes_task;
    return arena_printf(emission->arena, "%.*s__plain(%s%s%s%s%s", STR_ARG(fn->decl->name), has_pointer ? "&" : "",
                        has_pointer ? result : "", has_two ? ", " : "", fn->takes_task ? task : "",
                        has_any && has_arguments ? ", " : "");
}

void
plain_emit_await(struct emission *emission, const struct await *await)
{
    const struct function *fn = emission->fn;
    const struct function *callee = await->plain;
    struct store store = {"", ""};
    const char *place = await->dest ? local_text(emission, await->dest) : "";
    if (callee->may_raise) {
        store.open = arena_printf(emission->arena, "%s = ", fn->error_name);
    } else if (await->dest) {
        store = store_of(emission->arena, await->dest->type, place);
    }
    begin_line(emission, await->node->begin);
    print_format(emission->out, "%s%s", store.open,
                 call_begin(emission, callee, place, fn->task_name, await->arg_count > 0));
    for (size_t i = 0; i < await->arg_count; i++) {
        print_text(emission->out, i ? ", " : "");
        emit_argument(emission, await, i);
    }
    print_format(emission->out, ")%s;\n", store.close);
}

void
plain_edit_call(struct emission *emission, const struct node *await)
{
    const struct node *call = strip_parens(await->children[0]);
    const struct function *callee = program_find(emission->program, coroutine_call(call));
    const struct node *name = call->children[0];
    const char *text = call_begin(emission, callee, "", emission->fn->task_name, call->child_count > 1);
    const char *plain = arena_printf(emission->arena, "%.*s__plain", STR_ARG(callee->decl->name));
    edit_text(emission, await->begin, await->begin + 1, "");
    edit_text(emission, name->begin, name->end, plain);
    if (await->begin + 1 == name->begin) { /* where both stand together: without the space between them */
        edit_text(emission, await->begin, name->end, plain);
    }
    if (callee->takes_task) {
        edit_text(emission, name->end, name->end + 1, strchr(text, '('));
    }
}

/* ---- f__start ---- */

void
plain_emit_start(struct emission *emission)
{
    const struct function *fn = emission->fn;
    struct printer *out = emission->out;
    const char *names = names_only(emission, fn->decl);
    const char *result = has_result(fn) ? arena_printf(emission->arena, "self__->%s", fn->result->path) : "";
    const char *call = arena_printf(emission->arena, "%s%s)", call_begin(emission, fn, result, "task__", *names),
                                    *names ? names + 2 : "");
    print_text(out, "    self__->awaiting = awaiting__;\n");
    if (!fn->takes_task) {
        print_text(out, "    (void)task__;\n");
    }
    if (fn->may_raise) {
        print_format(out, "    return %s;\n", call);
        return;
    }
    print_format(out, "    %s;\n    return 0;\n",
                 has_result(fn) ? store_text(emission->arena, fn->result_type, result, call) : call);
}
