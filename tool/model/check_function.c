/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What an async function may not be: the C compiler would accept it of the start function, and it would mean another
 * thing there. And which of its variables cannot live across an await. */
#include "model/checking.h"

#include <stdint.h>

static const struct {
    const char *name;
    const char *reason;
} bad_attributes[] = {
    {"interrupt", "an interrupt handler cannot wait; wake a task from a plain one"},
    {"isr", "an interrupt handler cannot wait; wake a task from a plain one"},
    {"signal", "an interrupt handler cannot wait; wake a task from a plain one"},
    {"naked", "its code is generated"},
    {"noreturn", "it returns to the loop whenever it waits"},
    {"_Noreturn", "it returns to the loop whenever it waits"},
    {"constructor", "nothing runs it; start it with async_run or async_spawn"},
    {"destructor", "nothing runs it; start it with async_run or async_spawn"},
    {"alias", "it becomes several functions"},
    {"ifunc", "it becomes several functions"},
};

static const char *
bad_attribute(struct str name)
{
    for (size_t i = 0; i < sizeof bad_attributes / sizeof *bad_attributes; i++) {
        if (str_is(name, bad_attributes[i].name)) {
            return bad_attributes[i].reason;
        }
    }
    return NULL;
}

/* __naked__ is naked. */
static struct str
plain_word(struct str text)
{
    if (text.len > 4 && str_starts_with(text, "__") && text.ptr[text.len - 1] == '_') {
        return (struct str){text.ptr + 2, text.len - 4};
    }
    return text;
}

/* Where a declaration begins with its [[attributes]], which clang leaves out. */
static token_index
head_of(const struct source *source, token_index begin)
{
    while (begin > 3 && str_is(source->tokens[begin - 1].text, "]") && str_is(source->tokens[begin - 2].text, "]")) {
        do {
            begin--;
        } while (begin > 1 && !(str_is(source->tokens[begin].text, "[") && str_is(source->tokens[begin - 1].text, "[")));
        begin--;
    }
    return begin;
}

/* Behind a parenthesis or comma, or in [[word]] or [[gnu::word]], where `::` may be two tokens. */
static bool
is_in_attribute(const struct token *tokens, token_index at)
{
    if (at < 2) {
        return false;
    }
    struct str before = tokens[at - 1].text;
    bool is_doubled = str_is(before, "[") || str_is(before, ":");
    return str_is(before, "(") || str_is(before, ",") || str_is(before, "::") ||
           (is_doubled && str_is(tokens[at - 2].text, before.len && before.ptr[0] == '[' ? "[" : ":"));
}

/* The words of a declaration outside its parameter list and body. */
static void
check_words(struct program *program, const struct decl *decl)
{
    const struct source *source = program->source;
    token_index end = decl->body ? decl->body_begin : decl->end;
    for (token_index at = head_of(source, decl->begin); at < end; at++) {
        struct str word = plain_word(source->tokens[at].text);
        const char *reason = bad_attribute(word);
        bool is_attribute = str_is(word, "_Noreturn") || is_in_attribute(source->tokens, at);
        if (reason && is_attribute && at != decl->name_token) {
            diag_report(program->diag, SEVERITY_ERROR, source_position(source, at),
                        "an async function cannot be '%.*s': %s", STR_ARG(word), reason);
        } else if (at > decl->name_token && (str_is(word, "asm") || str_is(source->tokens[at].text, "__asm"))) {
            diag_report(program->diag, SEVERITY_ERROR, source_position(source, at),
                        "an async function cannot have an asm label: it becomes several functions");
        }
    }
}

static bool
is_va_list(const struct type *type)
{
    for (; type; type = type->target) {
        if (strstr(type->spelling, "va_list") || (type->canonical && strstr(type->canonical->spelling, "va_list"))) {
            return true;
        }
    }
    return false;
}

static bool
is_effect(const struct token *tokens, token_index at)
{
    static const char *const words[] = {"++", "--", "=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_is(tokens[at].text, words[i])) {
            return true;
        }
    }
    struct str word = plain_word(tokens[at].text);
    return tokens[at].kind == TOKEN_IDENT && str_is(tokens[at + 1].text, "(") && !str_is(word, "sizeof") &&
           !str_is(word, "_Alignof") && !str_is(word, "alignof");
}

/* int a[n++]: the size of an array parameter is forgotten, but C evaluates it. */
static bool
has_effect_in_size(const struct program *program, const struct decl *param)
{
    const struct token *tokens = program->source->tokens;
    bool found = false;
    unsigned depth = 0;
    for (token_index at = param->begin; at < param->end; at++) {
        depth += str_is(tokens[at].text, "[") || str_is(tokens[at].text, "<:");
        depth -= depth > 0 && (str_is(tokens[at].text, "]") || str_is(tokens[at].text, ":>"));
        found |= depth > 0 && is_effect(tokens, at);
    }
    return found;
}

static token_index
skip_parentheses(const struct token *tokens, token_index at)
{
    unsigned depth = 0;
    do {
        depth += str_is(tokens[at].text, "(");
        depth -= str_is(tokens[at].text, ")");
        at++;
    } while (depth > 0);
    return at;
}

/* f(struct pair { int a, b; } *p), f(enum { A, B } e): the names end with the function, and other declarations of ours need
 * them. */
static bool
defines_type(const struct program *program, const struct decl *param)
{
    const struct token *tokens = program->source->tokens;
    for (token_index at = param->begin; at < param->end; at++) {
        if (!str_is(tokens[at].text, "struct") && !str_is(tokens[at].text, "union") && !str_is(tokens[at].text, "enum")) {
            continue;
        }
        token_index next = at + 1;
        while (str_starts_with(tokens[next].text, "__attribute")) {
            next = skip_parentheses(tokens, next + 1);
        }
        next += tokens[next].kind == TOKEN_IDENT;
        if (str_is(tokens[next].text, "{") || str_is(tokens[next].text, "<%")) {
            return true;
        }
    }
    return false;
}

static void
check_parameter(struct program *program, const struct decl *param)
{
    struct position at =
        source_position(program->source, param->name_token != UINT32_MAX ? param->name_token : param->begin);
    if (is_va_list(param->type)) {
        diag_report(program->diag, SEVERITY_ERROR, at,
                    "an async function cannot take a va_list: the arguments are gone when it goes on; read them in a "
                    "plain function first");
    } else if (param->type->is_variably_modified) {
        diag_report(program->diag, SEVERITY_ERROR, at,
                    "the type of this parameter of an async function depends on a variable; pass a pointer to the "
                    "first element");
    } else if (defines_type(program, param)) {
        diag_report(program->diag, SEVERITY_ERROR, at,
                    "the parameter list of an async function cannot define a type; define it in front of the function and "
                    "name it here");
    } else if (has_effect_in_size(program, param)) {
        diag_report(program->diag, SEVERITY_ERROR, at,
                    "the size of this array parameter of an async function has a side effect, which would be lost; "
                    "write it as a statement of the body");
    }
}

void
check_head(struct program *program, const struct decl *decl)
{
    struct position at = source_position(program->source, decl->name_token);
    if (decl->type->is_variadic) {
        diag_report(program->diag, SEVERITY_ERROR, at,
                    "an async function cannot take a variable number of arguments: pass an array or a struct");
    }
    if (str_is(decl->name, "main")) {
        diag_report(program->diag, SEVERITY_ERROR, at,
                    "'main' cannot be async; write a plain main that calls async_run");
    }
    if (decl->first->async_kind == ASYNC_GENERATOR && decl->type->target->kind == TYPE_VOID) {
        diag_report(program->diag, SEVERITY_ERROR, at,
                    "an async generator yields values; give '%.*s' the type of what it yields instead of void",
                    STR_ARG(decl->name));
    }
    check_words(program, decl);
    for (size_t i = 0; i < decl->param_count && decl->body; i++) {
        check_parameter(program, decl->params[i]);
    }
}

/* The first await behind `after` within the node, or NULL. */
static const struct node *
find_await(const struct node *node, token_index after)
{
    if (!node || !node->has_await || node->end <= after) {
        return NULL;
    }
    if (node->kind == NODE_AWAIT || node->kind == NODE_YIELD || node->kind == NODE_ASYNC_FOR ||
        node->kind == NODE_ASYNC_WITH) {
        if (node->begin >= after) {
            return node;
        }
    }
    for (size_t i = 0; i < node->child_count; i++) {
        const struct node *found = find_await(node->children[i], after);
        if (found) {
            return found;
        }
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        const struct node *found = find_await(node->decls[i]->init, after);
        if (found) {
            return found;
        }
    }
    return NULL;
}

static const struct node *
enclosing_block(const struct node *statement)
{
    const struct node *node = statement->parent;
    while (node && node->kind != NODE_COMPOUND && node->kind != NODE_FOR) {
        node = node->parent;
    }
    return node;
}

static void
check_bounds(const struct context *context, const struct decl *decl)
{
    for (size_t i = 0; i < decl->bound_count; i++) {
        const struct node *await = find_await(decl->bounds[i], 0);
        if (await) {
            report_node(context, await, "'await' in a type; put its value in a variable first");
        }
    }
}

void
check_variable(const struct context *context, const struct decl *decl, const struct node *statement)
{
    const struct node *block = enclosing_block(statement);
    if (!context->is_async || context->is_in_stmt_expr || !block || !decl->type ||
        (decl->kind != DECL_VAR && decl->kind != DECL_TYPEDEF)) {
        return;
    }
    check_bounds(context, decl);
    bool is_list = decl->kind == DECL_VAR && is_va_list(decl->type);
    bool has_cleanup = decl_has_attribute(decl, "cleanup") && block->kind != NODE_COMPOUND;
    bool is_in_question = is_list || has_cleanup || decl->type->is_variably_modified;
    const struct node *await = is_in_question ? find_await(block, decl->end) : NULL; /* walks the block */
    if (!await) {
        return;
    }
    struct diag *diag = context->program->diag;
    struct position at = source_position(context->program->source, decl->name_token);
    if (has_cleanup) {
        diag_report(diag, SEVERITY_ERROR, at,
                    "'%.*s' has a cleanup and lives across an await; declare it in a block of its own, not in the head of "
                    "a loop",
                    STR_ARG(decl->name));
    } else if (is_list) {
        diag_report(diag, SEVERITY_ERROR, at,
                    "the va_list '%.*s' lives across an await: the arguments are gone when the function goes on; read "
                    "them before",
                    STR_ARG(decl->name));
    } else if (decl->kind == DECL_VAR && decl->type->kind == TYPE_VLA) {
        diag_report(diag, SEVERITY_ERROR, at,
                    "the array '%.*s' of variable length lives across an await; give it a constant length, or end its "
                    "block before the await",
                    STR_ARG(decl->name));
    } else {
        diag_report(diag, SEVERITY_ERROR, at,
                    "the type of '%.*s' depends on a variable, and it lives across an await; end its block before the "
                    "await",
                    STR_ARG(decl->name));
    }
    diag_note(diag, range_of(context, await), "the await is here");
}
