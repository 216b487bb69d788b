/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Walks an async function's body and says what is written differently. */
#include "emit/edits.h"

#include "analysis/unite.h"
#include "emit/foreign.h"
#include "emit/hoist.h"
#include "emit/plain.h"
#include "emit/store.h"
#include "emit/unit.h"
#include "model/scopes.h"
#include "model/uses.h"

/* f -> its start function, as a pointer of the user's type. */
static void
edit_function_value(struct emission *emission, const struct node *node)
{
    const struct decl *decl = node->decl;
    if (decl->kind == DECL_FUNCTION && decl->first->async_kind != ASYNC_NOT) {
        const struct node *whole = node;
        while (whole->parent && (whole->parent->kind == NODE_PAREN ||
                                 (whole->parent->kind == NODE_UNARY && (whole->parent->unary == UNARY_ADDRESS ||
                                                                        whole->parent->unary == UNARY_DEREF)))) {
            whole = whole->parent;
        }
        edit_text(emission, whole->begin, whole->end, foreign_pointer(emission->arena, decl));
    }
}

static bool
has_other_text(const struct local *local)
{
    return local->place == PLACE_FRAME || local->place == PLACE_LENT || local->decl->new_name;
}

static void
edit_reference(struct emission *emission, const struct node *node)
{
    const struct decl *decl = node->decl;
    if ((decl->kind == DECL_VAR || decl->kind == DECL_PARAM) && decl->info) {
        const struct local *local = decl->info;
        if (has_other_text(local)) {
            edit_text(emission, node->begin, node->end, local_text(emission, local));
        }
    } else if (decl->kind == DECL_FUNCTION) {
        edit_function_value(emission, node);
    } else if (decl->new_name) {
        edit_text(emission, node->begin, node->end, decl->new_name);
    }
}

/* Variables named where no syntax tree is kept: __typeof__(x), _Static_assert(sizeof x == 4, "") */
static void
edit_names_in(struct emission *emission, token_index begin, token_index end)
{
    for (token_index at = begin; at < end; at++) {
        const struct decl *decl = scopes_resolve(emission->fn, at);
        bool is_variable = decl && (decl->kind == DECL_VAR || decl->kind == DECL_PARAM) && decl->info;
        const struct local *local = is_variable ? decl->info : NULL;
        if (local && has_other_text(local)) {
            edit_text(emission, at, at + 1, local_text(emission, local));
        }
    }
}

static void
edit_unseen_names(struct emission *emission)
{
    const struct source *source = emission->source;
    const struct node *body = emission->fn->decl->body;
    for (token_index i = body->begin; i < body->end; i++) {
        struct str text = source->tokens[i].text;
        if ((str_is(text, "__typeof__") || str_is(text, "__typeof") || str_is(text, "typeof") ||
             str_is(text, "_Static_assert") || str_is(text, "_Alignas")) && str_is(source->tokens[i + 1].text, "(")) {
            edit_names_in(emission, i + 1, skip_group(source, i + 1));
        }
    }
}

static void
edit_new_names(struct emission *emission)
{
    const struct function *fn = emission->fn;
    for (size_t i = 0; i < fn->locals.len; i++) {
        const struct local *local = fn->locals.items[i];
        if (local->decl && local->decl->new_name && !local->is_param && local->place != PLACE_FRAME) {
            edit_text(emission, local->decl->name_token, local->decl->name_token + 1, local->name);
        }
    }
}

/* f(a) with another function's name in front of the same arguments. */
static void
edit_callee(struct emission *emission, const struct node *call, const char *suffix)
{
    const struct node *callee = call->children[0];
    const struct decl *decl = call_target(call);
    edit_text(emission, callee->begin, callee->end,
              arena_printf(emission->arena, "%.*s%s", STR_ARG(decl->name), suffix));
}

/* async_start(&t, f(a)) -> f__restart(&t, a); async_group_start(&g, f(a)) -> f__group(&g, a) */
static void
edit_start(struct emission *emission, const struct node *node, const struct node *call, const char *suffix)
{
    const struct decl *decl = call_target(call);
    edit_text(emission, node->begin, node->begin + 1, arena_printf(emission->arena, "%.*s%s", STR_ARG(decl->name), suffix));
    for (token_index i = node->children[1]->begin; i <= call->children[0]->end; i++) {
        edit_text(emission, i, i + 1, "");
    }
    for (token_index i = call->end - 1; i < node->end - 1; i++) {
        edit_text(emission, i, i + 1, "");
    }
    if (call->child_count == 1) {
        edit_text(emission, node->children[1]->begin - 1, node->children[1]->begin, "");
    }
}

static const char *
tokens_text(struct emission *emission, token_index begin, token_index end)
{
    const char *text = "";
    for (token_index i = begin; i < end; i++) {
        text = arena_printf(emission->arena, "%s%.*s ", text, STR_ARG(emission->source->tokens[i].text));
    }
    return text;
}

/* async_join_as(t, T) -> (*(T *)async__task_result(t)), once the task has been joined */
static void
edit_join_as(struct emission *emission, const struct node *node)
{
    const struct node *task = node->children[0];
    const char *type = tokens_text(emission, task->end + 1, node->end - 1);
    edit_text(emission, node->begin, node->begin + 1,
              arena_printf(emission->arena, "(*(%s*)async__task_result", type));
    for (token_index i = task->end; i < node->end - 1; i++) {
        edit_text(emission, i, i + 1, "");
    }
    edit_text(emission, node->end - 1, node->end, "))");
}

static void
edit_consumer(struct emission *emission, struct node *node)
{
    struct node *call = node->child_count ? consumed_call(node->children[node->child_count - 1]) : NULL;
    if (node->keyword == KEYWORD_JOIN_AS) {
        edit_join_as(emission, node);
        return;
    }
    if (!call) {
        return;
    }
    struct taken taken = taken_find(emission->program, node->children[node->child_count - 1]);
    if (taken.assignment && !is_gathering(node->keyword) && node->keyword != KEYWORD_WAIT_FOR_MS) {
        stored_edit(emission, node, &taken);
        return;
    }
    switch (node->keyword) {
    case KEYWORD_SPAWN:
        edit_text(emission, node->begin, node->begin + 1, "async__spawn");
        edit_callee(emission, call, "__new");
        break;
    case KEYWORD_CREATE_TASK:
        edit_text(emission, node->begin, node->begin + 1, "async__create_task");
        edit_callee(emission, call, "__new");
        break;
    case KEYWORD_RUN:
        edit_text(emission, node->begin, node->begin + 1, "async__run");
        edit_callee(emission, call, "__main");
        break;
    case KEYWORD_RUN_ALL:
        edit_text(emission, node->begin, node->begin + 1, "async__run_all");
        edit_callee(emission, call, "__main");
        break;
    case KEYWORD_OPEN:
        edit_start(emission, node, call, "__reopen");
        break;
    case KEYWORD_START:
        edit_start(emission, node, call, "__restart");
        break;
    case KEYWORD_GROUP_START:
        edit_start(emission, node, call, "__group");
        break;
    default:
        break;
    }
}

static void
walk_consumers(struct emission *emission, struct node *node)
{
    if (!node || node->is_simple) {
        return;
    }
    if (node->kind == NODE_CONSUMER) {
        edit_consumer(emission, node);
    } else if (node->kind == NODE_REF && node->decl && !emission->fn && !is_callee(node)) {
        edit_function_value(emission, node);
    }
    for (size_t i = 0; i < node->child_count; i++) {
        walk_consumers(emission, node->children[i]);
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        walk_consumers(emission, node->decls[i]->init);
    }
}

void
edits_add_consumers(struct emission *emission, struct node *node)
{
    walk_consumers(emission, node);
}

/* __func__ -> "f". Not in assert, whose message may name the resume function: that would cost its macro. */
static void
edit_function_name(struct emission *emission, const struct node *node)
{
    const struct source *source = emission->source;
    const struct token *token = &source->tokens[node->begin];
    bool is_name = str_is(token->text, "__func__") || str_is(token->text, "__FUNCTION__") ||
                   str_is(token->text, "__PRETTY_FUNCTION__");
    if (emission->fn && is_name && !str_is(source->written[token->begin].text, "assert")) {
        edit_text(emission, node->begin, node->begin + 1,
                  arena_printf(emission->arena, "\"%.*s\"", STR_ARG(emission->fn->decl->name)));
    }
}

static void
edit_literal(struct emission *emission, const struct node *node)
{
    const struct local *local = node->decl ? node->decl->info : NULL;
    if (!local || local->place != PLACE_FRAME || node->has_await || node->needs_order) {
        return;
    }
    struct piece pieces[] = {
        PIECE_TEXT(literal_prefix(emission, local)),
        PIECE_TOKENS(node->begin, node->end),
        PIECE_TEXT(literal_suffix(emission, local)),
    };
    edit_add(emission, node->begin, node->end, pieces, 3);
}

/* Names, wherever they stand. The callee of a consumed or awaited call is written by others. */
static void
walk_names(struct emission *emission, const struct node *node)
{
    if (!node) {
        return;
    }
    if (node->is_plain_call) {
        plain_edit_call(emission, node);
    } else if (node->kind == NODE_AWAIT) {
        edit_text(emission, node->begin, node->begin + 1, "");
    }
    if (node->kind == NODE_REF && node->decl) {
        edit_reference(emission, node);
    } else if (node->kind == NODE_COMPOUND_LITERAL) {
        edit_literal(emission, node);
    } else if (node->kind == NODE_LITERAL) {
        edit_function_name(emission, node);
    } else if (emission->fn->exit_error && is_exit_error(node)) {
        edit_text(emission, node->begin, node->end, local_text(emission, emission->fn->exit_error));
        return;
    }
    bool is_coroutine = node->kind == NODE_CALL && coroutine_call(node);
    for (size_t i = is_coroutine ? 1 : 0; i < node->child_count; i++) {
        walk_names(emission, node->children[i]);
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        const struct decl *decl = node->decls[i];
        walk_names(emission, decl->init);
        for (size_t k = 0; k < decl->bound_count; k++) {
            walk_names(emission, decl->bounds[k]);
        }
        for (size_t k = 0; decl->kind == DECL_ENUM && k < decl->member_count; k++) {
            walk_names(emission, decl->members[k]->init);
        }
    }
}

static bool
is_in_compound(const struct node *node)
{
    return node->parent && node->parent->kind == NODE_COMPOUND;
}

static void
edit_return(struct emission *emission, const struct stmt *stmt)
{
    struct node *node = stmt->node;
    const char *open = is_in_compound(node) ? "" : "{ ";
    const char *close = is_in_compound(node) ? "" : " }";
    struct arena *arena = emission->arena;
    if (plain_returns_value(emission->fn) || (emission->fn->is_plain && !emission->fn->may_raise && !stmt->value)) {
        return;
    }
    if (!stmt->value || unite_returns_in_place(emission->fn, stmt)) {
        edit_text(emission, node->begin, node->end - 1, "return 0");
        return;
    }
    const struct slot *result = emission->fn->result;
    struct store store = {"", ""};
    if (result) {
        store = store_of(arena, emission->fn->result_type, result_text(emission));
    }
    bool is_comma = result && stmt->value->kind == NODE_BINARY && stmt->value->binary == BINARY_COMMA;
    struct piece pieces[] = {
        PIECE_TEXT(arena_printf(arena, "%s%s%s", open, store.open, is_comma ? "(" : "")),
        PIECE_NODE(stmt->value),
        PIECE_TEXT(arena_printf(arena, "%s%s; %s;%s", is_comma ? ")" : "", store.close, plain_return(emission->fn), close)),
    };
    edit_add(emission, node->begin, node->end, pieces, 3);
}

static void
edit_raise(struct emission *emission, const struct stmt *stmt)
{
    struct piece pieces[] = {
        PIECE_TEXT("return async__raise("),
        PIECE_NODE(stmt->value),
        PIECE_TEXT(");"),
    };
    edit_add(emission, stmt->node->begin, stmt->node->end, pieces, 3);
}

static void
walk_statements(struct emission *emission, const struct stmt *stmt)
{
    if (!stmt) {
        return;
    }
    if (stmt->kind == STMT_RETURN && !stmt->is_restructured) {
        edit_return(emission, stmt);
    } else if (stmt->kind == STMT_RAISE && !stmt->is_restructured) {
        edit_raise(emission, stmt);
    } else if (stmt->kind == STMT_CONTINUE && stmt->node) {
        const char *label = continue_label(emission, stmt->target);
        if (label) {
            edit_text(emission, stmt->node->begin, stmt->node->end - 1, arena_printf(emission->arena, "goto %s", label));
        }
    }
    for (size_t i = 0; i < stmt->item_count; i++) {
        walk_statements(emission, stmt->items[i]);
    }
}

/* extern async int f(int); in a block: its start function is declared at file scope. */
static bool
declares_async_functions(const struct node *node)
{
    for (size_t i = 0; i < node->decl_count; i++) {
        const struct decl *decl = node->decls[i];
        if (decl->kind != DECL_FUNCTION || decl->first->async_kind == ASYNC_NOT) {
            return false;
        }
    }
    return node->decl_count > 0;
}

/* Without the attributes that hold `cleanup`. */
static void
edit_cleanup(struct emission *emission, const struct decl *decl)
{
    const struct token *tokens = emission->source->tokens;
    for (token_index i = decl->begin; i < decl->end; i++) {
        if (!str_starts_with(tokens[i].text, "__attribute")) {
            continue;
        }
        token_index end = i + 1;
        bool is_cleanup = false;
        unsigned depth = 0;
        do {
            depth += str_is(tokens[end].text, "(");
            depth -= str_is(tokens[end].text, ")");
            is_cleanup |= str_is(tokens[end].text, "cleanup") || str_is(tokens[end].text, "__cleanup__");
            end++;
        } while (depth > 0);
        if (is_cleanup) {
            edit_text(emission, i, end, "");
        }
        i = end - 1;
    }
}

static void
walk_declarations(struct emission *emission, struct node *node)
{
    if (!node || node->is_simple || node->kind == NODE_STMT_EXPR) {
        return;
    }
    if (node->kind == NODE_DECL_STMT && declares_async_functions(node)) {
        edit_text(emission, node->begin, node->end, "");
    } else for (size_t i = 0; node->kind == NODE_DECL_STMT && i < node->decl_count; i++) {
        const struct local *local = node->decls[i]->kind == DECL_VAR ? node->decls[i]->info : NULL;
        if (local && local->has_own_cleanup) {
            edit_cleanup(emission, node->decls[i]);
        }
    }
    if (node->kind == NODE_DECL_STMT) {
        edit_declaration(emission, node);
    }
    for (size_t i = 0; i < node->child_count; i++) {
        walk_declarations(emission, node->children[i]);
    }
}

void
edits_add_function(struct emission *emission)
{
    struct function *fn = emission->fn;
    hoist_compute(fn);
    hoist_add_edits(emission);
    edit_unseen_names(emission);
    edit_new_names(emission);
    walk_names(emission, fn->decl->body);
    walk_consumers(emission, fn->decl->body);
    walk_declarations(emission, fn->decl->body);
    walk_statements(emission, fn->body);
}
