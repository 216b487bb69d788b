/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Walks every converted body once, with what surrounds each node. */
#include "model/check.h"

#include "model/bound.h"
#include "model/checking.h"
#include "model/taken.h"

#include <stdint.h>

struct position
range_of(const struct context *context, const struct node *node)
{
    return source_range(context->program->source, node->begin, node->end);
}

struct position
start_of(const struct context *context, const struct node *node)
{
    struct position at = source_position(context->program->source, node->begin);
    at.length = 0;
    return at;
}

struct position
end_of(const struct context *context, const struct node *node)
{
    struct position at = source_position(context->program->source, node->end);
    at.length = 0;
    return at;
}

void
note_declaration(const struct context *context, const struct decl *decl)
{
    if (decl->first->name_token >= context->program->source->token_count) {
        return; /* built in */
    }
    diag_note(context->program->diag, source_position(context->program->source, decl->first->name_token),
              "'%.*s' declared here", STR_ARG(decl->name));
}

void
report_node(const struct context *context, const struct node *node, const char *text)
{
    diag_report(context->program->diag, SEVERITY_ERROR, range_of(context, node), "%s", text);
}

struct str
macro_of(const struct program *program, token_index at)
{
    const struct token *token = &program->source->tokens[at];
    const struct written_token *written = &program->source->written[token->begin];
    bool is_macro = token->end > token->begin + 1 && written->kind == TOKEN_IDENT;
    return is_macro ? written->text : (struct str){"", 0};
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
        check_variable(context, node->decls[i], node);
        if (node->decls[i]->init) {
            check_node(context, node->decls[i]->init);
        }
    }
}

/* The operand of an await or consumer: the call itself is taken, its arguments are ordinary expressions. */
void
check_consumed(const struct context *context, struct node *operand)
{
    struct context inside = *context;
    struct taken taken = taken_find(context->program, operand);
    if (!taken.call) {
        check_node(context, operand);
        return;
    }
    inside.is_consumed = false;
    check_conversions(&inside, taken.call);
    if (taken.pointer) {
        check_node(&inside, taken.call->children[0]);
    }
    if (taken.assignment) {
        check_node(&inside, taken.assignment->children[0]);
    }
    check_object_call(context, taken.call);
    for (size_t i = 1; i < taken.call->child_count; i++) {
        struct node *source = item_source(taken.call->children[i]);
        check_node(&inside, source ? source : taken.call->children[i]);
    }
    if (taken.value) {
        check_node(&inside, taken.value);
    }
}

/* What a form begins itself; its body is ordinary. */
static void
check_form(const struct context *context, struct node *node)
{
    for (size_t i = 0; i < node->child_count; i++) {
        struct node *child = node->children[i];
        bool is_decl = i == 0 && child && child->kind == NODE_DECL_STMT && child->decl_count && child->decls[0]->init;
        if (is_decl) {
            check_consumed(context, child->decls[0]->init);
        } else if (i == 0 && child) {
            check_consumed(context, child);
        } else if (child) {
            check_node(context, child);
        }
    }
}

/* async_raise(e) has no value and is not lowered within an expression. */
static void
check_raise(const struct context *context, const struct node *node)
{
    const struct node *parent = node->parent;
    while (parent && parent->kind == NODE_PAREN) {
        parent = parent->parent;
    }
    if (!context->is_async) {
        report_node(context, node, "'async_raise' in a function that is not async; return the error");
    } else if (context->is_in_stmt_expr) {
        report_node(context, node, "'async_raise' inside a statement expression; use an if statement");
    } else if (!parent || parent->kind != NODE_EXPR_STMT) {
        report_node(context, node, "'async_raise' is a statement and has no value; use an if statement");
    }
}

/* setjmp and longjmp leave a stack that is no longer there. */
static void
check_library_call(const struct context *context, const struct node *call)
{
    static const char *const names[] = {"setjmp",   "_setjmp",    "sigsetjmp",        "__sigsetjmp",      "longjmp",
                                        "_longjmp", "siglongjmp", "__builtin_setjmp", "__builtin_longjmp"};
    const struct decl *target = call_target(call);
    for (size_t i = 0; target && context->is_async && i < sizeof names / sizeof *names; i++) {
        if (str_is(target->name, names[i])) {
            struct str macro = macro_of(context->program, call->begin);
            struct str name = macro.len ? macro : target->name;
            diag_report(
                context->program->diag, SEVERITY_ERROR, range_of(context, call),
                "'%.*s' in an async function, whose stack does not last; use async_try and async_raise, or call "
                "it in a plain function",
                STR_ARG(name));
        }
    }
}

static bool
is_form(const struct node *node)
{
    switch ((int)node->kind) {
    case NODE_YIELD:
    case NODE_ASYNC_FOR:
    case NODE_ASYNC_WITH:
    case NODE_ASYNC_TRY:
    case NODE_DEFER:
    case NODE_SHIELD:
        return true;
    default:
        return false;
    }
}

/* Where our statements may stand. */
static void
check_statement(const struct context *context, const struct node *node)
{
    if (is_form(node) && (!context->is_async || context->is_in_stmt_expr)) {
        struct diag *diag = context->program->diag;
        struct position at = source_position(context->program->source, node->begin);
        struct str word = context->program->source->written[context->program->source->tokens[node->begin].begin].text;
        diag_report(diag, SEVERITY_ERROR, at, "'%.*s' in %s", STR_ARG(word),
                    context->is_async ? "a statement expression" : "a function that is not async");
    }
}

/* Builtins of gcc that look at their operand and do not evaluate it. */
static bool
looks_only(const struct node *call)
{
    const struct decl *target = call_target(call);
    return target && (str_is(target->name, "__builtin_constant_p") || str_is(target->name, "__builtin_object_size") ||
                      str_is(target->name, "__builtin_dynamic_object_size") ||
                      str_is(target->name, "__builtin_classify_type"));
}

static void
check_generic(const struct context *context, struct node *node)
{
    struct context control = *context;
    control.is_unevaluated = true;
    for (size_t i = 0; i < node->child_count; i++) {
        if (node->children[i]) {
            check_node(i + 1 < node->child_count ? &control : context, node->children[i]);
        }
    }
}

static void
check_unknown(const struct context *context, const struct node *node)
{
    if (context->is_async) {
        diag_report(context->program->diag, SEVERITY_ERROR, range_of(context, node),
                    "this construct (%s) is not supported in an async function", node->spelling);
    }
}

static void
check_node(const struct context *context, struct node *node)
{
    if (node->is_simple && node->child_count == 0) {
        return;
    }
    check_statement(context, node);
    check_conversions(context, node);
    struct context inside = *context;
    inside.is_consumed = false;
    switch (node->kind) {
    case NODE_AWAIT:
        if (check_await(context, node)) {
            check_recursion(context, node, coroutine_call(strip_parens(node->children[0])));
            check_consumed(&inside, node->children[0]);
        }
        return;
    case NODE_CONSUMER:
        check_consumer(&inside, node);
        return;
    case NODE_CALL:
        check_unconsumed(context, node);
        check_library_call(context, node);
        check_exit_error(context, node);
        inside.is_unevaluated |= looks_only(node);
        break;
    case NODE_REF:
        check_function_value(context, node);
        break;
    case NODE_RAISE:
        check_raise(context, node);
        break;
    case NODE_GENERIC:
        check_generic(&inside, node);
        return;
    case NODE_ASYNC_FOR:
    case NODE_ASYNC_WITH:
        check_begun(context, node);
        check_form(&inside, node);
        return;
    case NODE_YIELD:
        check_yield(context, node);
        break;
    case NODE_RETURN:
        check_return(context, node);
        break;
    case NODE_UNEVALUATED:
        inside.is_unevaluated = !node->is_evaluated;
        break;
    case NODE_STMT_EXPR:
        inside.is_in_stmt_expr = true;
        break;
    case NODE_UNKNOWN:
        check_unknown(context, node);
        break;
    default:
        break;
    }
    check_children(&inside, node);
}

static void
check_function(struct program *program, struct decl *decl)
{
    written_index told = UINT32_MAX;
    struct context context = {
        .program = program,
        .function = decl,
        .is_async = decl->first->async_kind != ASYNC_NOT,
        .told = &told,
    };
    if (context.is_async) {
        check_head(program, decl);
    }
    if (decl->body) {
        check_node(&context, decl->body);
    }
    if (decl->body && context.is_async) {
        check_jumps(program, decl);
    }
    if (decl->body && decl->first->async_kind == ASYNC_CONTEXTMANAGER) {
        check_paths(program, decl);
    }
}

/* Variables at file scope: tables of functions. */
static void
check_initializer(struct program *program, struct decl *decl)
{
    written_index told = UINT32_MAX;
    struct context context = {.program = program, .function = decl, .told = &told};
    check_initial_value(&context, decl->type, decl->init);
    check_node(&context, decl->init);
}

void
check_program(struct program *program)
{
    const struct ast *ast = program->ast;
    bound_check_numbers(program);
    for (size_t i = 0; i < ast->decl_count; i++) {
        struct decl *decl = ast->decls[i];
        if (decl->kind == DECL_FUNCTION && (decl->body || decl->async_kind != ASYNC_NOT)) {
            check_function(program, decl);
        } else if (decl->kind == DECL_VAR && decl->init) {
            check_initializer(program, decl);
        } else if (decl->kind == DECL_ITERATOR || decl->kind == DECL_CONTEXT_MANAGER) {
            check_protocol(program, decl);
        }
    }
}
