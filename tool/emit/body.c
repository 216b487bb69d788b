/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The statements of a body, in the user's order. */
#include "emit/body.h"

#include "analysis/cfg.h"
#include "analysis/forward.h"
#include "analysis/unite.h"
#include "emit/edits.h"
#include "emit/merged.h"
#include "emit/plain.h"
#include "emit/states.h"
#include "emit/store.h"
#include "emit/types.h"
#include "emit/unit.h"

const char *
indent_of(struct emission *emission, token_index token)
{
    const struct source *source = emission->source;
    const char *start = source->written[source->tokens[token].begin].text.ptr;
    while (start > source->text.ptr && start[-1] != '\n') {
        start--;
    }
    size_t len = 0;
    while (start[len] == ' ' || start[len] == '\t') {
        len++;
    }
    return arena_copy(emission->arena, start, len);
}

void
begin_line(struct emission *emission, token_index token)
{
    print_line_end(emission->out);
    print_text(emission->out, emission->indent);
    emit_at(emission, token);
}

/* ---- values ---- */

void
emit_value(struct emission *emission, const struct stmt *stmt)
{
    struct printer *out = emission->out;
    bool negate = stmt->conversion == CONVERT_NOT;
    if (stmt->call) {
        print_format(out, "%s%s", stmt->call, *stmt->call ? "(" : "");
        for (size_t i = 0; i < stmt->operand_count; i++) {
            print_text(out, i ? ", " : "");
            emit_operand(emission, &stmt->operands[i]);
        }
        print_text(out, *stmt->call ? ")" : "");
    } else if (stmt->value_local) {
        print_format(out, "%s%s%s%s", negate ? "!" : "", local_text(emission, stmt->value_local),
                     stmt->value_text ? " " : "", stmt->value_text ? stmt->value_text : "");
        if (stmt->value) {
            print_text(out, " ");
            emit_expr(emission, stmt->value);
        }
    } else if (stmt->conversion == CONVERT_RAISE) {
        print_text(out, "async__raise(");
        emit_expr(emission, stmt->value);
        print_text(out, ")");
    } else if (stmt->value_text) {
        print_text(out, stmt->value_text);
    } else {
        print_text(out, negate ? "!(" : "");
        emit_expr(emission, stmt->value);
        print_text(out, negate ? ")" : "");
    }
}

/* A new line for a statement that stands for `node`, or of ours. */
static void
begin_statement(struct emission *emission, const struct node *node)
{
    if (node) {
        begin_line(emission, node->begin);
        return;
    }
    print_generated(emission->out);
    print_text(emission->out, emission->indent);
}

/* place = value */
static void
emit_store(struct emission *emission, const struct stmt *stmt, const struct type *type, const char *place)
{
    const struct node *value = stmt->value;
    bool is_bool = stmt->conversion == CONVERT_BOOL;
    bool is_comma = value && !value->info && value->kind == NODE_BINARY && value->binary == BINARY_COMMA;
    struct store store = store_of(emission->arena, type, place);
    print_format(emission->out, "%s%s", store.open, is_bool || is_comma ? "(" : "");
    emit_value(emission, stmt);
    print_format(emission->out, "%s%s%s", is_bool || is_comma ? ")" : "", is_bool ? " != 0" : "", store.close);
}

static void
emit_eval(struct emission *emission, const struct stmt *stmt)
{
    if ((!stmt->dest && stmt->value && stmt->value->info) || (stmt->dest && (stmt->dest->is_unused || unite_is_in_place(stmt->dest, stmt->value)))) {
        return;
    }
    const struct node *value = stmt->value;
    for (size_t i = 0; !value && i < stmt->operand_count; i++) {
        value = stmt->operands[i].node;
    }
    begin_statement(emission, value);
    if (stmt->dest) {
        emit_store(emission, stmt, stmt->dest->type, local_text(emission, stmt->dest));
    } else {
        emit_value(emission, stmt);
    }
    print_text(emission->out, stmt->value ? ";" : ";\n");
}

/* ---- statements ---- */

/* A statement in a place where C wants one: braces if it became several. */
void
emit_sub(struct emission *emission, const struct stmt *stmt, const struct node *node)
{
    if (node->kind == NODE_COMPOUND || !stmt->is_restructured) {
        emit_stmt(emission, stmt);
        return;
    }
    const char *indent = emission->indent;
    if (print_is_at_line_start(emission->out)) {
        print_line_end(emission->out); /* without the blanks of what stood there */
        print_text(emission->out, indent);
    }
    print_text(emission->out, "{\n");
    emission->indent = arena_printf(emission->arena, "%s    ", indent);
    emit_stmt(emission, stmt);
    emission->indent = indent;
    print_line_end(emission->out);
    print_format(emission->out, "%s}", indent);
}

static bool
is_on_line_of_previous(const struct emission *emission, token_index token)
{
    const struct source *source = emission->source;
    return source->written[source->tokens[token].begin].line == source->written[source->tokens[token - 1].begin].line;
}

/* One of several statements: with what stood before it in the source, if it stands for a statement of the source. */
static void
emit_item(struct emission *emission, const struct stmt *stmt)
{
    if (!stmt->origin) {
        emit_stmt(emission, stmt);
        return;
    }
    const char *outer_indent = emission->indent;
    token_index begin = stmt->origin->begin;
    if (print_is_at_line_start(emission->out) && is_on_line_of_previous(emission, begin)) {
        print_line_end(emission->out); /* without the blanks that stand there already */
        print_text(emission->out, emission->indent);
    } else {
        emit_gap(emission, begin);
        emission->indent = is_on_line_of_previous(emission, begin) ? outer_indent : indent_of(emission, begin);
    }
    emit_stmt(emission, stmt);
    emission->indent = outer_indent;
}

void
emit_items(struct emission *emission, const struct stmt *block)
{
    for (size_t i = 0; i < block->item_count; i++) {
        emit_item(emission, block->items[i]);
    }
}

/* Statements of ours stand as far in as the user's in the same block. */
static const char *
indent_within(struct emission *emission, const struct node *block)
{
    for (size_t i = 0; i < block->child_count; i++) {
        const struct node *first = block->children[i];
        while (first && (first->kind == NODE_CASE || first->kind == NODE_DEFAULT || first->kind == NODE_LABEL)) {
            first = first->children[first->child_count - 1];
        }
        if (first && !is_on_line_of_previous(emission, first->begin)) {
            return indent_of(emission, first->begin);
        }
    }
    return arena_printf(emission->arena, "%s    ", indent_of(emission, block->begin));
}

static void
emit_compound(struct emission *emission, const struct stmt *block)
{
    const struct node *node = block->node;
    const char *outer_indent = emission->indent;
    emission->indent = indent_within(emission, node);
    emit_at(emission, node->begin);
    emit_tokens(emission, node->begin, node->begin + 1);
    emit_items(emission, block);
    emit_gap(emission, node->end - 1);
    emit_tokens(emission, node->end - 1, node->end);
    emission->indent = outer_indent;
}

/* tokens ( value ) of an if, switch or loop whose value may have holes */
void
emit_header(struct emission *emission, const struct stmt *stmt, token_index body)
{
    const struct node *node = stmt->node;
    const struct node *condition = node->children[0]; /* its last part, where a comma stood, is the value */
    begin_line(emission, node->begin);
    emit_tokens(emission, node->begin, condition->begin);
    emit_gap(emission, stmt->value->begin);
    emit_expr(emission, stmt->value);
    emit_gap(emission, condition->end);
    emit_tokens(emission, condition->end, body);
    emit_gap(emission, body);
}

static void
emit_braces(struct emission *emission, const struct stmt *block)
{
    const char *indent = emission->indent;
    emission->indent = arena_printf(emission->arena, "%s    ", indent);
    print_text(emission->out, "{\n");
    emit_items(emission, block);
    emission->indent = indent;
    print_line_end(emission->out);
    print_format(emission->out, "%s}", indent);
}

void
emit_branch_block(struct emission *emission, const struct stmt *block)
{
    const struct stmt *first = block->item_count == 1 ? block->items[0] : NULL;
    if (first && first->kind == STMT_BLOCK && first->node && first->node->kind == NODE_COMPOUND) {
        emit_stmt(emission, first); /* has braces */
        return;
    }
    const char *indent = emission->indent;
    emission->indent = arena_printf(emission->arena, "%s    ", indent);
    print_text(emission->out, "{\n");
    emit_stmt(emission, block);
    emission->indent = indent;
    print_line_end(emission->out);
    print_format(emission->out, "%s}", indent);
}

/* Of ours: from && || ?: */
static void
emit_synthetic_if(struct emission *emission, const struct stmt *stmt)
{
    if (stmt->value) {
        begin_line(emission, stmt->value->begin);
    } else {
        print_generated(emission->out);
        print_text(emission->out, emission->indent);
    }
    print_text(emission->out, "if (");
    emit_value(emission, stmt);
    print_text(emission->out, ") ");
    emit_branch_block(emission, stmt->items[0]);
    if (stmt->items[1]) {
        print_text(emission->out, " else ");
        emit_branch_block(emission, stmt->items[1]);
    }
    print_text(emission->out, "\n");
}

static void
emit_if(struct emission *emission, const struct stmt *stmt)
{
    if (!stmt->node) {
        emit_synthetic_if(emission, stmt);
        return;
    }
    const struct node *then = stmt->node->children[1];
    const struct node *other = stmt->node->children[2];
    emit_header(emission, stmt, then->begin);
    emit_sub(emission, stmt->items[0], then);
    if (other) {
        emit_gap(emission, then->end);
        emit_tokens(emission, then->end, other->begin);
        emit_gap(emission, other->begin);
        emit_sub(emission, stmt->items[1], other);
    }
}

static void
emit_labelled(struct emission *emission, const struct stmt *block)
{
    const struct node *node = block->node;
    const struct node *inner = node->children[node->child_count - 1];
    emit_at(emission, node->begin);
    emit_tokens(emission, node->begin, inner ? inner->begin : node->end);
    if (inner) {
        const char *outer_indent = emission->indent;
        emission->indent = is_on_line_of_previous(emission, inner->begin) ? outer_indent : indent_of(emission, inner->begin);
        emit_gap(emission, inner->begin);
        emit_stmt(emission, block->items[1]);
        emission->indent = outer_indent;
    } else { /* what it stood before is now a statement of its own */
        print_text(emission->out, ";\n");
    }
}

/* int e = error; */
static void
emit_catch_variable(struct emission *emission, const struct stmt *stmt)
{
    struct buf text = {0};
    if (stmt->local->place != PLACE_FRAME) {
        type_declare(emission->arena, &text, stmt->local->type, stmt->local->name, QUALIFIERS_DROPPED);
    } else {
        buf_text(&text, local_text(emission, stmt->local));
    }
    emit_line(emission, "%s = %s;", text.data, local_text(emission, stmt->value_local));
    buf_free(&text);
}

static void
emit_declarations(struct emission *emission, const struct stmt *stmt)
{
    const struct node *node = stmt->node;
    if (!node) {
        emit_catch_variable(emission, stmt);
        return;
    }
    const struct decl *previous = NULL;
    for (size_t i = 0; i < node->decl_count && node->decls[i] != stmt->decl; i++) {
        if (node->decls[i]->kind == DECL_VAR || node->decls[i]->kind == DECL_FUNCTION) {
            previous = node->decls[i];
        }
    }
    begin_line(emission, stmt->value ? stmt->value->begin : node->begin);
    emit_declaration(emission, stmt, previous);
    if (stmt->value && stmt->value->kind == NODE_LITERAL && stmt->value->info) { /* a value of ours */
        print_line_end(emission->out);
    }
}

static void
emit_return(struct emission *emission, const struct stmt *stmt)
{
    if (forward_has_returned(emission->fn, stmt)) {
        return;
    }
    bool has_value = stmt->value || stmt->value_local;
    if (has_value && plain_returns_value(emission->fn)) {
        begin_statement(emission, stmt->value ? stmt->node : NULL);
        print_text(emission->out, "return ");
        emit_value(emission, stmt);
        print_text(emission->out, ";\n");
        return;
    }
    if (!unite_returns_in_place(emission->fn, stmt) && has_value) {
        begin_statement(emission, stmt->value ? stmt->node : NULL);
        if (emission->fn->result) {
            emit_store(emission, stmt, emission->fn->result_type, result_text(emission));
        } else {
            emit_value(emission, stmt);
        }
        print_text(emission->out, ";\n");
    }
    emit_line(emission, "%s;", plain_return(emission->fn));
}

static void
emit_raise(struct emission *emission, const struct stmt *stmt)
{
    begin_statement(emission, stmt->value ? stmt->node : NULL);
    print_text(emission->out, stmt->value ? "return async__raise(" : "return ");
    emit_value(emission, stmt);
    print_text(emission->out, stmt->value ? ");\n" : ";\n");
}

/* break, continue, goto, labels: the user's, or of ours. */
static void
emit_jump(struct emission *emission, const struct stmt *stmt)
{
    if (stmt->node) {
        emit_tokens(emission, stmt->node->begin, stmt->node->end);
        return;
    }
    const char *label = stmt->kind == STMT_CONTINUE ? continue_label(emission, stmt->target) : NULL;
    if (stmt->kind == STMT_LABEL) {
        print_generated(emission->out);
        print_format(emission->out, "%.*s:;\n", STR_ARG(stmt->decl->name));
    } else if (stmt->kind == STMT_GOTO) {
        emit_line(emission, "goto %.*s;", STR_ARG(stmt->decl->name));
    } else if (label) {
        emit_line(emission, "goto %s;", label);
    } else {
        emit_line(emission, stmt->kind == STMT_BREAK ? "break;" : "continue;");
    }
}

static void
emit_block(struct emission *emission, const struct stmt *stmt)
{
    if (stmt->node && stmt->node->kind == NODE_COMPOUND) {
        emit_compound(emission, stmt);
    } else if (stmt->node && (stmt->node->kind == NODE_CASE || stmt->node->kind == NODE_DEFAULT ||
                              stmt->node->kind == NODE_LABEL)) {
        emit_labelled(emission, stmt);
    } else if (stmt->has_braces) {
        print_generated(emission->out);
        print_text(emission->out, emission->indent);
        emit_braces(emission, stmt);
        print_text(emission->out, "\n");
    } else {
        emit_items(emission, stmt);
    }
}

static void
emit_restructured(struct emission *emission, const struct stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_BLOCK:
        emit_block(emission, stmt);
        break;
    case STMT_EVAL:
        emit_eval(emission, stmt);
        break;
    case STMT_DECL:
        emit_declarations(emission, stmt);
        break;
    case STMT_IF:
        emit_if(emission, stmt);
        break;
    case STMT_LOOP:
        emit_loop(emission, stmt);
        break;
    case STMT_SWITCH:
        emit_header(emission, stmt, stmt->node->children[1]->begin);
        emit_sub(emission, stmt->items[0], stmt->node->children[1]);
        break;
    case STMT_RETURN:
        emit_return(emission, stmt);
        break;
    case STMT_AWAIT:
        emit_await(emission, stmt->await);
        break;
    case STMT_RAISE:
        emit_raise(emission, stmt);
        break;
    case STMT_COMPUTED_GOTO:
        begin_line(emission, stmt->node->begin);
        print_text(emission->out, "goto *");
        emit_expr(emission, stmt->value);
        print_text(emission->out, ";");
        break;
    case STMT_GOTO:
        emit_unread(emission, stmt);
        emit_jump(emission, stmt);
        break;
    case STMT_CASE:
    case STMT_LABEL:
    case STMT_BREAK:
    case STMT_CONTINUE:
        emit_jump(emission, stmt);
        break;
    }
}

void
emit_stmt(struct emission *emission, const struct stmt *stmt)
{
    if (stmt->is_restructured) {
        emit_restructured(emission, stmt);
        return;
    }
    if (stmt->kind == STMT_EVAL && !stmt->node) {
        emit_eval(emission, stmt);
        return;
    }
    if (stmt->node) {
        emit_at(emission, stmt->node->begin);
        emit_tokens(emission, stmt->node->begin, stmt->node->end);
    }
}
