/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Walks the async functions. A lint would rather miss a case than report one that is meant. */
#include "model/lint.h"

#include <stdlib.h>

static const char *const blocking_names[] = {
    "sleep",  "usleep",  "nanosleep",    "clock_nanosleep", "pause",     "poll",  "ppoll",    "select",
    "pselect", "system", "wait",         "waitpid",         "getchar",   "delay", "delayMicroseconds",
    "HAL_Delay", "sleep_ms", "sleep_us", "thrd_sleep",      "vTaskDelay",
};

static bool
is_marked_blocking(const struct program *program, const struct decl *decl)
{
    const struct source *source = program->source;
    if (decl->begin >= source->token_count || decl->end >= source->token_count) {
        return false; /* built in */
    }
    written_index at = source->tokens[decl->begin].begin;
    written_index end = source->tokens[decl->end].end;
    for (at -= at > 0; at < end && !decl->is_definition; at++) {
        if (str_is(source->written[at].text, "ASYNC_BLOCKING")) {
            return true;
        }
    }
    return decl->is_definition && decl->begin > 0 &&
           str_is(source->written[source->tokens[decl->begin].begin - 1].text, "ASYNC_BLOCKING");
}

/* A function of the user's own may have such a name and not block. */
static bool
is_blocking(const struct program *program, const struct node *call, const struct decl *target)
{
    if (is_marked_blocking(program, target) || is_marked_blocking(program, target->first)) {
        return true;
    }
    if (target->first->definition) {
        return false;
    }
    if (str_is(target->name, "fgets") && call->child_count == 4) {
        const struct token *token = &program->source->tokens[call->children[3]->begin];
        return str_is(program->source->written[token->begin].text, "stdin");
    }
    for (size_t i = 0; i < sizeof blocking_names / sizeof *blocking_names; i++) {
        if (str_is(target->name, blocking_names[i])) {
            return true;
        }
    }
    return false;
}

static void
lint_blocking(const struct program *program, const struct node *call)
{
    const struct decl *target = call_target(call);
    if (target && target->first->async_kind == ASYNC_NOT && is_blocking(program, call, target)) {
        diag_lint(program->diag, "blocking-call", lint_place(program, call),
                  "'%.*s' blocks, and no other task runs meanwhile; await something instead", STR_ARG(target->name));
    }
}

static bool
is_loop(const struct node *node)
{
    return node->kind == NODE_WHILE || node->kind == NODE_DO || node->kind == NODE_FOR;
}

static struct node *
condition_of(const struct node *loop)
{
    return loop->children[loop->kind == NODE_WHILE ? 0 : 1];
}

static struct node *
body_of(const struct node *loop)
{
    return loop->children[loop->kind == NODE_WHILE ? 1 : loop->kind == NODE_DO ? 0 : 3];
}

static bool
ends_program(const struct program *program, const struct decl *target)
{
    static const char *const names[] = {"exit", "_exit", "_Exit", "abort", "quick_exit", "async_stop"};
    bool ends = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        ends |= str_is(target->name, names[i]);
    }
    const struct source *source = program->source;
    for (token_index at = target->begin; at < target->end && !target->body; at++) {
        struct str word = source->tokens[at].text;
        ends |= str_is(word, "noreturn") || str_is(word, "__noreturn__") || str_is(word, "_Noreturn");
    }
    return ends;
}

enum nesting { IN_LOOP, IN_INNER_LOOP };

/* Whether something in it ends the loop or lets others run; a break of an inner loop or switch does not. */
static bool
has_way_out(const struct program *program, const struct node *node, enum nesting nesting)
{
    if (!node) {
        return false;
    }
    switch ((int)node->kind) {
    case NODE_BREAK: return nesting == IN_LOOP;
    case NODE_RETURN:
    case NODE_GOTO:
    case NODE_INDIRECT_GOTO:
    case NODE_RAISE:
    case NODE_ASM: return true;
    case NODE_CALL:
        if (call_target(node) && ends_program(program, call_target(node))) {
            return true;
        }
        break;
    default: break;
    }
    enum nesting inner = is_loop(node) || node->kind == NODE_SWITCH ? IN_INNER_LOOP : nesting;
    for (size_t i = 0; i < node->child_count; i++) {
        if (has_way_out(program, node->children[i], inner)) {
            return true;
        }
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        if (has_way_out(program, node->decls[i]->init, inner)) {
            return true;
        }
    }
    return false;
}

static bool
is_always_true(const struct program *program, struct node *condition)
{
    const struct node *node = condition ? strip_parens(condition) : NULL;
    return !node || (node->kind == NODE_LITERAL && str_is(program->source->tokens[node->begin].text, "1"));
}

static void
lint_endless(const struct program *program, const struct node *loop)
{
    bool is_endless = !loop->has_await && is_always_true(program, condition_of(loop));
    for (size_t i = 0; i < loop->child_count && is_endless; i++) {
        is_endless = !has_way_out(program, loop->children[i], IN_LOOP);
    }
    if (is_endless) {
        diag_lint(program->diag, "endless-loop", source_position(program->source, loop->begin),
                  "this loop neither ends nor suspends, so no other task ever runs; await something in it");
    }
}

/* The only statement of a body, or NULL. */
static struct node *
only_statement(struct node *body)
{
    while (body->kind == NODE_COMPOUND && body->child_count == 1) {
        body = body->children[0];
    }
    return body->kind == NODE_EXPR_STMT ? strip_parens(body->children[0]) : NULL;
}

static struct node *
sleep_call(struct node *node)
{
    struct node *call = node && node->kind == NODE_AWAIT ? strip_parens(node->children[0]) : NULL;
    const struct decl *target = call ? call_target(call) : NULL;
    bool is_sleep = target && (str_is(target->name, "async_sleep_ms") || str_is(target->name, "async_sleep"));
    return is_sleep && call->child_count == 2 ? call : NULL;
}

/* Something that others may change: no call in it, and an object that is no local of the function. */
static bool
reads_shared(const struct node *node, bool *out_has_call)
{
    *out_has_call |= node->kind == NODE_CALL || node->has_await;
    bool reads = node->kind == NODE_REF && node->decl->kind == DECL_VAR &&
                 (!node->decl->is_local || node->decl->storage == STORAGE_STATIC);
    reads |= node->kind == NODE_MEMBER && node->op == '>';
    reads |= node->kind == NODE_UNARY && node->unary == UNARY_DEREF;
    for (size_t i = 0; i < node->child_count; i++) {
        reads |= node->children[i] && reads_shared(node->children[i], out_has_call);
    }
    return reads;
}

static void
lint_polling(const struct program *program, const struct node *loop)
{
    struct node *condition = condition_of(loop);
    const struct node *call = sleep_call(only_statement(body_of(loop)));
    bool has_step = loop->kind == NODE_FOR && loop->children[2];
    bool has_call = false;
    if (call && condition && !has_step && call->children[1]->is_constant && reads_shared(condition, &has_call) &&
        !has_call) {
        diag_lint(program->diag, "polling", lint_place(program, condition),
                  "this is polled with sleeps; let whoever changes it set an async_flag or async_event, and await that");
    }
}

/* The value of a sum or product of integer literals; false for anything else. */
static bool
evaluate(const struct program *program, struct node *operand, double *out_value)
{
    const struct node *node = strip_parens(operand);
    double left;
    double right;
    if (node->kind == NODE_LITERAL) {
        struct str text = program->source->tokens[node->begin].text;
        char digits[64] = "";
        char *end;
        memcpy(digits, text.ptr, text.len < sizeof digits - 1 ? text.len : sizeof digits - 1);
        bool is_octal = digits[0] == '0' && digits[1] >= '0' && digits[1] <= '7';
        *out_value = is_octal ? (double)strtoull(digits, &end, 8) : strtod(digits, &end);
        return end != digits && node->end == node->begin + 1;
    }
    if (node->kind == NODE_UNARY && node->unary == UNARY_MINUS && evaluate(program, node->children[0], &left)) {
        *out_value = -left;
        return true;
    }
    if (node->kind != NODE_BINARY || node->binary != BINARY_ARITHMETIC ||
        !evaluate(program, node->children[0], &left) || !evaluate(program, node->children[1], &right)) {
        return false;
    }
    struct str op = program->source->tokens[node->children[0]->end].text;
    *out_value = str_is(op, "*") ? left * right : str_is(op, "+") ? left + right : left - right;
    return str_is(op, "*") || str_is(op, "+") || str_is(op, "-");
}

static void
lint_sleep(const struct program *program, struct node *await)
{
    const struct node *call = sleep_call(await);
    double value;
    if (!call || !evaluate(program, call->children[1], &value)) {
        return;
    }
    bool is_ms = str_is(call_target(call)->name, "async_sleep_ms");
    double ms = is_ms ? value : value * 1000.0;
    if (ms < 0.0 || ms >= 2147483648.0) {
        diag_lint(program->diag, "sleep-range", lint_place(program, call->children[1]),
                  "a sleep of %.15g %s counts as 0; the longest is 2147483647 milliseconds", value,
                  is_ms ? "milliseconds" : "seconds");
    }
}

static void
walk(const struct program *program, struct node *node)
{
    if (!node || node->is_simple || node->kind == NODE_UNEVALUATED) {
        return;
    }
    lint_block(program, node);
    if (node->kind == NODE_CALL) {
        lint_blocking(program, node);
    } else if (node->kind == NODE_AWAIT) {
        lint_sleep(program, node);
    } else if (is_loop(node)) {
        lint_endless(program, node);
        lint_polling(program, node);
    }
    for (size_t i = 0; i < node->child_count; i++) {
        walk(program, node->children[i]);
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        walk(program, node->decls[i]->init);
    }
}

/* Functions that have to be async because something calls them so. */
static bool
is_called_as_async(const struct program *program, const struct decl *decl)
{
    for (size_t i = 0; i < program->ast->decl_count; i++) {
        const struct decl *other = program->ast->decls[i];
        bool is_protocol = other->kind == DECL_ITERATOR || other->kind == DECL_CONTEXT_MANAGER;
        if (is_protocol && ((other->about && other->about->first == decl->first) ||
                            (other->exit && other->exit->first == decl->first))) {
            return true;
        }
    }
    return false;
}

void
lint_program(struct program *program)
{
    for (size_t i = 0; i < program->functions.len; i++) {
        const struct function *fn = program->functions.items[i];
        struct node *body = fn->decl->body;
        if (!body) {
            continue;
        }
        if (!body->has_await && !fn->is_pointed_to && fn->decl->first->async_kind == ASYNC_FUNCTION &&
            !is_called_as_async(program, fn->decl)) {
            diag_lint(program->diag, "no-await", source_position(program->source, fn->decl->name_token),
                      "async function '%.*s' awaits nothing; a plain function would do", STR_ARG(fn->decl->name));
        }
        walk(program, body);
        lint_held(program, body);
        lint_shared(program, body);
    }
}
