/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Every coroutine call has something that takes it, and every await takes one. */
#include "model/checking.h"

/* async_timeout_ms(5); alone makes a scope that nothing enters. */
static void
check_unentered(const struct context *context, const struct node *call)
{
    const struct decl *decl = call_target(call);
    bool is_scope = decl && (str_is(decl->name, "async_timeout_ms") || str_is(decl->name, "async_move_on_after_ms") ||
                             str_is(decl->name, "async_scope_after_ms"));
    if (is_scope && call->parent && (call->parent->kind == NODE_EXPR_STMT || call->parent->kind == NODE_AWAIT)) {
        diag_report(context->program->diag, SEVERITY_ERROR, range_of(context, call),
                    "'%.*s' does nothing by itself; put what it limits into async_with (%.*s(…)) {…}", STR_ARG(decl->name),
                    STR_ARG(decl->name));
    }
}

/* async_sleep_ms(5); alone compiles as C but waits for nothing. */
static void
check_unawaited(const struct context *context, const struct node *call)
{
    const struct decl *decl = call_target(call);
    struct diag *diag = context->program->diag;
    if (!decl || decl->first->async_kind != ASYNC_NOT || !program_find_leaf(context->program, decl)) {
        return;
    }
    if (context->is_async) {
        diag_report(diag, SEVERITY_ERROR, range_of(context, call),
                    "'%.*s' does nothing unless it is awaited; write 'await' before it", STR_ARG(decl->name));
        diag_fixit(diag, start_of(context, call), "await ");
        return;
    }
    diag_report(diag, SEVERITY_ERROR, range_of(context, call),
                "'%.*s' can only be awaited, and '%.*s' is a plain function; make it async", STR_ARG(decl->name),
                STR_ARG(context->function->name));
}

/* f(x) without anything that takes it. */
void
check_unconsumed(const struct context *context, const struct node *call)
{
    const struct decl *decl = coroutine_call(call);
    struct diag *diag = context->program->diag;
    if (context->is_consumed || context->is_unevaluated) {
        return;
    }
    if (!decl && pointer_call(call)) {
        report_node(context, call, context->is_async
                                       ? "the call of an async function through a pointer is never awaited; write 'await' "
                                         "before it"
                                       : "an async function is called through a pointer in a plain function; only an async "
                                         "function can await it");
        return;
    }
    if (!decl) {
        check_unawaited(context, call);
        check_unentered(context, call);
        return;
    }
    const char *what = decl->async_kind == ASYNC_FUNCTION ? "async function" : kind_of_function(context, decl);
    if (decl->async_kind != ASYNC_FUNCTION) {
        diag_report(diag, SEVERITY_ERROR, range_of(context, call),
                    context->is_async ? "'%.*s' is %s and does nothing by itself; %s"
                                      : "'%.*s' is %s and cannot be called in a plain function; in an async function, %s",
                    STR_ARG(decl->name), what, use_of_function(context, decl));
    } else if (context->is_async) {
        diag_report(diag, SEVERITY_ERROR, range_of(context, call),
                    "the call of %s '%.*s' is never awaited; write 'await' before it", what, STR_ARG(decl->name));
        diag_fixit(diag, start_of(context, call), "await ");
    } else {
        diag_report(diag, SEVERITY_ERROR, range_of(context, call),
                    "%s '%.*s' is called in a plain function; start it with async_run, async_spawn or "
                    "async_create_task, or make '%.*s' async",
                    what, STR_ARG(decl->name), STR_ARG(context->function->name));
    }
    note_declaration(context, decl);
}

/* await f().x parses as await (f().x). */
static bool
check_await_of_part(const struct context *context, const struct node *await, const struct node *operand)
{
    const struct node *base = operand;
    while (base->kind == NODE_MEMBER || base->kind == NODE_INDEX) {
        base = strip_parens(base->children[0]);
    }
    if (base == operand || !coroutine_call(base)) {
        return false;
    }
    struct diag *diag = context->program->diag;
    diag_report(diag, SEVERITY_ERROR, range_of(context, await),
                "'await' applies to all of what follows it; put parentheses round the awaited call");
    diag_fixit(diag, start_of(context, await), "(");
    diag_fixit(diag, end_of(context, base), ")");
    return true;
}

/* Where an await cannot stand; a library macro may put its argument there more than once. */
static bool
check_place(const struct context *context, const struct node *node)
{
    struct program *program = context->program;
    if (!context->is_unevaluated && !context->is_in_stmt_expr) {
        return true;
    }
    const char *place = context->is_unevaluated ? "an operand that is not evaluated" : "a statement expression";
    struct str macro = macro_of(program, node->begin);
    if (!macro.len) {
        diag_report(program->diag, SEVERITY_ERROR, range_of(context, node),
                    "'await' inside %s; put its value in a variable first", place);
        return false;
    }
    written_index call = program->source->tokens[node->begin].begin;
    if (*context->told != call) {
        *context->told = call;
        diag_report(program->diag, SEVERITY_ERROR, range_of(context, node),
                    "'await' in the argument of the macro '%.*s', which puts it into %s; put its value in a variable "
                    "first",
                    STR_ARG(macro), place);
    }
    return false;
}

/* Whether there is storage for the frame of an async function, or there are reported errors enough. */
static bool
check_known(const struct context *context, const struct node *operand, const struct decl *target)
{
    struct program *program = context->program;
    if (program_find(program, target)) {
        return true;
    }
    if (decl_is_external(target) && map_find(&program->project->ambiguous, target->name)) {
        diag_report(program->diag, SEVERITY_ERROR, range_of(context, operand),
                    "'%.*s' is defined in several of the files that are translated together", STR_ARG(target->name));
        return true;
    }
    return program_foreign(program, target) || program->heap;
}

void
check_awaited_function(const struct context *context, const struct node *operand, const struct decl *target)
{
    struct program *program = context->program;
    struct diag *diag = program->diag;
    struct position at = range_of(context, operand);
    if (target->first->async_kind == ASYNC_FUNCTION) {
        if (check_known(context, operand, target)) {
            return;
        }
        diag_report(diag, SEVERITY_ERROR, at,
                    "the frame of '%.*s' is not known here: it is defined in another file; translate both files in "
                    "one call, or write ASYNC_FRAME(bytes) behind its prototype",
                    STR_ARG(target->name));
    } else if (target->first->async_kind != ASYNC_NOT) {
        diag_report(diag, SEVERITY_ERROR, at,
                    "'%.*s' is %s and cannot be awaited; %s", STR_ARG(target->name), kind_of_function(context, target),
                    use_of_function(context, target));
    } else if (!program_find_leaf(program, target)) {
        diag_report(diag, SEVERITY_ERROR, at, "'%.*s' is not async and cannot be awaited", STR_ARG(target->name));
    } else {
        return;
    }
    note_declaration(context, target);
}

/* A call through a pointer: there must be storage for the frame. */
static void
check_pointer_target(const struct context *context, const struct node *call)
{
    struct program *program = context->program;
    const struct decl *name = pointer_call(call);
    const struct type *type = call->children[0]->type;
    while (type->kind == TYPE_POINTER) {
        type = type->target;
    }
    if (!name) {
        report_node(context, call,
                    "this is a pointer to a plain function and cannot be awaited; a pointer to an async function has a "
                    "type that is written 'typedef async T name(...)' or 'typedef async T (*name)(...)'");
    } else if (!type->has_prototype && call->child_count > 1) {
        report_node(context, call, "this pointer's type does not tell the parameters of the function; write them in the "
                                   "typedef");
    } else if (!name->frame_bytes && !program->heap) {
        diag_report(program->diag, SEVERITY_ERROR, range_of(context, call),
                    "the frames of what a '%.*s' points to may have any size; write ASYNC_FRAME(bytes) behind the typedef, "
                    "or use --heap=on to take them from the heap",
                    STR_ARG(name->name));
    } else {
        return;
    }
    if (name) {
        note_declaration(context, name);
    }
}

void
check_frame(const struct context *context, const struct node *call)
{
    const struct decl *target = call_target(call);
    if (target) {
        check_awaited_function(context, call, target);
    } else {
        check_pointer_target(context, call);
    }
}

/* The value of async_queue_try_put and the like: it is evaluated when there is room, for the place that is free then. */
static bool
is_put_if_there_is_room(const struct node *node)
{
    for (const struct node *inside = node; inside->parent; inside = inside->parent) {
        const struct node *outer = inside->parent;
        bool is_value = outer->kind == NODE_BINARY && outer->binary == BINARY_ASSIGN && outer->children[1] == inside;
        const struct node *place = is_value ? strip_parens(outer->children[0]) : NULL;
        const struct node *index = place && place->kind == NODE_INDEX ? strip_parens(place->children[1]) : NULL;
        const struct decl *target = index && index->kind == NODE_CALL ? call_target(index) : NULL;
        if (target && str_is(target->name, "async__queue_place")) {
            return true;
        }
    }
    return false;
}

bool
check_await(const struct context *context, const struct node *node)
{
    const struct node *operand = strip_parens(node->children[0]);
    struct program *program = context->program;
    if (!context->is_async) {
        diag_report(program->diag, SEVERITY_ERROR, range_of(context, node), "'await' in a function that is not async");
        note_declaration(context, context->function);
        struct position at = source_position(program->source, context->function->begin);
        at.length = 0;
        diag_fixit(program->diag, at, "async ");
        return true;
    }
    if (check_await_of_part(context, node, operand)) {
        return false;
    }
    if (is_put_if_there_is_room(node)) {
        report_node(context, node, "'await' in what is put only if there is room: others may take that room meanwhile; put its "
                                   "value in a variable first");
        return true;
    }
    if (operand->kind == NODE_CONSUMER) {
        check_awaits_form(context, node, operand);
    }
    if (!check_place(context, node) || operand->kind == NODE_CONSUMER || item_call(node->children[0])) {
        return true;
    }
    if (operand->kind == NODE_CALL) {
        check_frame(context, operand);
    } else if (operand->kind == NODE_BINARY && operand->binary == BINARY_ASSIGN) {
        report_node(context, node, "an assignment cannot be awaited; write 'await' before the call: x = await f()");
    } else {
        report_node(context, node, "only the call of an async function or an awaitable of the runtime can be awaited");
    }
    return true;
}
