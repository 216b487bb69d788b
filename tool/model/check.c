/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Walks every converted body once, with what surrounds each node. */
#include "model/check.h"

#include "model/uses.h"

struct context {
    struct program *program;
    const struct decl *function;
    bool is_async;
    bool is_consumed;     /* the call at hand is what a consumer or await takes  */
    bool is_unevaluated;
    bool is_in_stmt_expr;
};

static struct position
range_of(const struct context *context, const struct node *node)
{
    return source_range(context->program->source, node->begin, node->end);
}

/* Just before the expression, for an insertion. */
static struct position
start_of(const struct context *context, const struct node *node)
{
    struct position at = source_position(context->program->source, node->begin);
    at.length = 0;
    return at;
}

static void
note_declaration(const struct context *context, const struct decl *decl)
{
    diag_note(context->program->diag, source_position(context->program->source, decl->first->name_token),
              "'%.*s' declared here", STR_ARG(decl->name));
}

static void
report(const struct context *context, const struct node *node, const char *text)
{
    diag_report(context->program->diag, SEVERITY_ERROR, range_of(context, node), "%s", text);
}

/* f(x) without anything that takes it. */
static void
check_unconsumed(const struct context *context, const struct node *call)
{
    const struct decl *decl = coroutine_call(call);
    struct diag *diag = context->program->diag;
    if (!decl || context->is_consumed || context->is_unevaluated) {
        return;
    }
    const char *what = decl->async_kind == ASYNC_FUNCTION ? "async function" : "async generator";
    if (context->is_async) {
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
    struct position end = source_position(context->program->source, base->end);
    end.length = 0;
    diag_fixit(diag, end, ")");
    return true;
}

static void
check_await(const struct context *context, const struct node *node)
{
    const struct node *operand = strip_parens(node->children[0]);
    struct program *program = context->program;
    if (!context->is_async) {
        diag_report(program->diag, SEVERITY_ERROR, range_of(context, node), "'await' in a function that is not async");
        note_declaration(context, context->function);
        diag_fixit(program->diag, source_position(program->source, context->function->begin), "async ");
        return;
    }
    if (context->is_unevaluated) {
        report(context, node, "'await' in an operand that is not evaluated");
        return;
    }
    if (context->is_in_stmt_expr) {
        report(context, node, "'await' inside a statement expression; put its value in a variable first");
        return;
    }
    if (check_await_of_part(context, node, operand)) {
        return;
    }
    if (operand->kind == NODE_CONSUMER) {
        return;
    }
    struct decl *target = call_target(operand);
    if (target && target->first->async_kind == ASYNC_FUNCTION) {
        struct function *callee = program_find(program, target);
        if (!callee && !target->first->frame_bound) {
            diag_report(program->diag, SEVERITY_ERROR, range_of(context, operand),
                        "the frame of '%.*s' is not known here: it is defined in another file; translate both files in "
                        "one call, or write ASYNC_FRAME(bytes) behind its prototype",
                        STR_ARG(target->name));
            note_declaration(context, target);
        }
        return;
    }
    if (target && target->first->async_kind != ASYNC_NOT) {
        diag_report(program->diag, SEVERITY_ERROR, range_of(context, operand),
                    "'%.*s' is an async generator and cannot be awaited; iterate over it with async_for",
                    STR_ARG(target->name));
        note_declaration(context, target);
        return;
    }
    if (target && program_find_leaf(program, target)) {
        return;
    }
    if (target) {
        diag_report(program->diag, SEVERITY_ERROR, range_of(context, operand),
                    "'%.*s' is not async and cannot be awaited", STR_ARG(target->name));
        note_declaration(context, target);
        return;
    }
    report(context, node, "only the call of an async function or an awaitable of the runtime can be awaited");
}

static void
check_recursion(const struct context *context, const struct node *node)
{
    struct program *program = context->program;
    const struct decl *callee = coroutine_call(strip_parens(node->children[0]));
    struct function *caller = program_find(program, context->function);
    struct function *called = callee ? program_find(program, callee) : NULL;
    if (program->heap || !called || !caller || called->component != caller->component) {
        return;
    }
    diag_report(program->diag, SEVERITY_ERROR, range_of(context, node),
                "'%.*s' awaits itself%s: a frame cannot contain itself; use --heap=on to take such frames from the heap",
                STR_ARG(context->function->name), called == caller ? "" : " by way of others");
}

static void check_node(const struct context *context, struct node *node);

static void
check_children(const struct context *context, struct node *node)
{
    for (size_t i = 0; i < node->child_count; i++) {
        if (node->children[i]) {
            check_node(context, node->children[i]);
        }
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        if (node->decls[i]->init) {
            check_node(context, node->decls[i]->init);
        }
    }
}

/* The operand of an await or consumer: the call itself is taken, its arguments are ordinary expressions. */
static void
check_consumed(const struct context *context, struct node *operand)
{
    struct context inside = *context;
    struct node *call = consumed_call(operand);
    if (!call) {
        check_node(context, operand);
        return;
    }
    inside.is_consumed = false;
    for (size_t i = 1; i < call->child_count; i++) {
        check_node(&inside, call->children[i]);
    }
}

static void
check_consumer(const struct context *context, struct node *node)
{
    struct program *program = context->program;
    struct node *operand = node->child_count ? node->children[node->child_count - 1] : NULL;
    bool takes_call = node->keyword == KEYWORD_SPAWN || node->keyword == KEYWORD_CREATE_TASK ||
                      node->keyword == KEYWORD_RUN || node->keyword == KEYWORD_RUN_ALL || node->keyword == KEYWORD_START;
    if (takes_call && operand && !consumed_call(operand)) {
        diag_report(program->diag, SEVERITY_ERROR, range_of(context, operand), "this is not a call of an async function");
    } else if (takes_call && operand) {
        struct decl *callee = coroutine_call(consumed_call(operand));
        if (!program_find(program, callee)) {
            diag_report(program->diag, SEVERITY_ERROR, range_of(context, operand),
                        "a task of '%.*s' can only be made where the function is defined", STR_ARG(callee->name));
            note_declaration(context, callee);
        }
    }
    if (node->keyword == KEYWORD_CREATE_TASK && node->parent && node->parent->kind == NODE_EXPR_STMT) {
        diag_report(program->diag, SEVERITY_ERROR, range_of(context, node),
                    "the task is not used and would never be released; use async_spawn");
        struct position keyword = source_position(program->source, node->begin);
        diag_fixit(program->diag, keyword, "async_spawn");
    }
    for (size_t i = 0; i < node->child_count; i++) {
        check_consumed(context, node->children[i]);
    }
}

static void
check_node(const struct context *context, struct node *node)
{
    struct context inside = *context;
    inside.is_consumed = false;
    switch (node->kind) {
    case NODE_AWAIT:
        check_await(context, node);
        check_recursion(context, node);
        check_consumed(&inside, node->children[0]);
        return;
    case NODE_CONSUMER:
        check_consumer(&inside, node);
        return;
    case NODE_CALL:
        check_unconsumed(context, node);
        break;
    case NODE_UNEVALUATED:
        inside.is_unevaluated = !node->is_evaluated;
        break;
    case NODE_STMT_EXPR:
        inside.is_in_stmt_expr = true;
        break;
    case NODE_UNKNOWN:
        if (context->is_async) {
            diag_report(context->program->diag, SEVERITY_ERROR, range_of(context, node),
                        "this construct (%s) is not supported in an async function", node->spelling);
        }
        break;
    default:
        break;
    }
    check_children(&inside, node);
}

static void
check_function(struct program *program, struct decl *decl)
{
    struct context context = {.program = program, .function = decl, .is_async = decl->first->async_kind != ASYNC_NOT};
    struct position at = source_position(program->source, decl->name_token);
    if (context.is_async && decl->type->is_variadic) {
        diag_report(program->diag, SEVERITY_ERROR, at,
                    "an async function cannot take a variable number of arguments: pass an array or a struct");
    }
    if (context.is_async && str_is(decl->name, "main")) {
        diag_report(program->diag, SEVERITY_ERROR, at,
                    "'main' cannot be async; write a plain main that calls async_run");
    }
    if (decl->body) {
        check_node(&context, decl->body);
    }
}

void
check_program(struct program *program)
{
    const struct ast *ast = program->ast;
    for (size_t i = 0; i < ast->decl_count; i++) {
        struct decl *decl = ast->decls[i];
        if (decl->kind == DECL_FUNCTION && (decl->body || decl->async_kind != ASYNC_NOT)) {
            check_function(program, decl);
        }
    }
}
