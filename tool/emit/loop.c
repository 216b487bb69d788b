/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Loops. One that has nothing to await in its head is written as the user wrote it; else its head is opened:
 *
 *     while (await f()) body   ->   for (;;) { await f; if (!(<result>)) { break; } body }
 */
#include "emit/body.h"

#include "emit/edits.h"
#include "emit/unit.h"

const char *
continue_label(const struct emission *emission, const struct stmt *loop)
{
    const struct stmt *step = loop->items[2];
    bool needs_label = (step && step->is_restructured) || (loop->loop_kind == LOOP_DO && loop->items[1]);
    if (!needs_label) {
        return NULL;
    }
    struct unit *unit = emission->info;
    struct stmt *target = (struct stmt *)loop;
    if (!target->label) {
        target->label = arena_printf(emission->arena, "%.*s__continue_%u", STR_ARG(emission->fn->decl->name),
                                     ++unit->next_label);
    }
    return target->label;
}

static void
emit_exit_test(struct emission *emission, const struct stmt *loop)
{
    emit_items(emission, loop->items[1]);
    begin_line(emission, loop->value->begin);
    print_text(emission->out, "if (!(");
    emit_value(emission, loop);
    print_text(emission->out, ")) {\n");
    emit_line(emission, "    break;");
    emit_line(emission, "}");
}

static void
emit_label(struct emission *emission, const char *label)
{
    if (label) {
        print_generated(emission->out);
        print_format(emission->out, "%s:;\n", label);
    }
}

/* for (;;) { test; if (!value) break; body; step } */
static void
emit_opened_loop(struct emission *emission, const struct stmt *loop, const struct node *body)
{
    const char *indent = emission->indent;
    const struct stmt *test = loop->items[1];
    const struct stmt *step = loop->items[2];
    begin_line(emission, loop->node->begin);
    print_text(emission->out, "for (;");
    if (loop->value && !test) {
        print_text(emission->out, " ");
        emit_expr(emission, loop->value);
    }
    print_text(emission->out, ";");
    if (step && !step->is_restructured) {
        print_text(emission->out, " ");
        emit_expr(emission, step->items[0]->value);
    }
    print_text(emission->out, ") {\n");
    emission->indent = arena_printf(emission->arena, "%s    ", indent);
    if (test) {
        emit_exit_test(emission, loop);
    }
    begin_line(emission, body->begin);
    emit_sub(emission, loop->items[3], body);
    print_text(emission->out, "\n");
    if (step && step->is_restructured) {
        emit_label(emission, loop->label);
        emit_items(emission, step);
    }
    emission->indent = indent;
    print_line_end(emission->out);
    print_format(emission->out, "%s}", indent);
}

static bool
declares_in_frame(const struct node *node)
{
    for (size_t i = 0; node && i < node->decl_count; i++) {
        const struct local *local = node->decls[i]->kind == DECL_VAR ? node->decls[i]->info : NULL;
        if (local && local->place == PLACE_FRAME) {
            return true;
        }
    }
    return false;
}

static void
emit_for(struct emission *emission, const struct stmt *loop)
{
    const struct node *node = loop->node;
    const struct node *body = node->children[3];
    const struct stmt *init = loop->items[0];
    const struct stmt *step = loop->items[2];
    bool opens_init = init && (init->is_restructured || declares_in_frame(node->children[0]));
    if (!opens_init && !loop->items[1] && !(step && step->is_restructured)) {
        emit_at(emission, node->begin);
        emit_tokens(emission, node->begin, body->begin);
        emit_gap(emission, body->begin);
        emit_sub(emission, loop->items[3], body);
        return;
    }
    const char *indent = emission->indent;
    if (init) {
        begin_line(emission, node->begin);
        print_text(emission->out, "{\n");
        emission->indent = arena_printf(emission->arena, "%s    ", indent);
        begin_line(emission, node->children[0]->begin);
        emit_stmt(emission, init);
        print_text(emission->out, "\n");
    }
    emit_opened_loop(emission, loop, body);
    emission->indent = indent;
    if (init) {
        print_line_end(emission->out);
        print_format(emission->out, "%s}", indent);
    }
}

static void
emit_do(struct emission *emission, const struct stmt *loop)
{
    const struct node *node = loop->node;
    const struct node *body = node->children[0];
    emit_at(emission, node->begin);
    emit_tokens(emission, node->begin, body->begin);
    emit_gap(emission, body->begin);
    if (!loop->items[1]) {
        emit_sub(emission, loop->items[3], body);
        emit_gap(emission, body->end);
        emit_tokens(emission, body->end, node->end);
        return;
    }
    const char *indent = emission->indent;
    emission->indent = arena_printf(emission->arena, "%s    ", indent);
    print_text(emission->out, "{\n");
    begin_line(emission, body->begin);
    emit_sub(emission, loop->items[3], body);
    print_text(emission->out, "\n");
    emit_label(emission, loop->label);
    emit_items(emission, loop->items[1]);
    emission->indent = indent;
    print_line_end(emission->out);
    print_format(emission->out, "%s} while (", indent);
    emit_expr(emission, loop->value);
    print_text(emission->out, ");");
}

/* for (;;) { what async_for became } */
static void
emit_iteration(struct emission *emission, const struct stmt *loop)
{
    begin_line(emission, loop->node->begin);
    print_text(emission->out, "for (;;) ");
    emit_branch_block(emission, loop->items[3]);
}

void
emit_loop(struct emission *emission, const struct stmt *loop)
{
    const struct node *node = loop->node;
    emit_saves(emission, &loop->stored);
    if (loop->stored.len) {
        begin_line(emission, node->begin);
    }
    if (node->kind == NODE_ASYNC_FOR) {
        emit_iteration(emission, loop);
    } else if (node->kind == NODE_DO) {
        emit_do(emission, loop);
    } else if (node->kind == NODE_FOR) {
        emit_for(emission, loop);
    } else if (loop->items[1]) {
        emit_opened_loop(emission, loop, node->children[1]);
    } else {
        emit_header(emission, loop, node->children[1]->begin);
        emit_sub(emission, loop->items[3], node->children[1]);
    }
}
