/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The statement tree in words, one statement a line. */
#include "lower/normal.h"

static const char *const names[] = {
    [STMT_BLOCK] = "block",   [STMT_EVAL] = "eval",       [STMT_DECL] = "decl",     [STMT_IF] = "if",
    [STMT_LOOP] = "loop",     [STMT_SWITCH] = "switch",   [STMT_CASE] = "case",     [STMT_LABEL] = "label",
    [STMT_GOTO] = "goto",     [STMT_COMPUTED_GOTO] = "computed-goto",               [STMT_BREAK] = "break",
    [STMT_CONTINUE] = "continue", [STMT_RETURN] = "return", [STMT_AWAIT] = "await", [STMT_RAISE] = "raise",
};

static void
dump_stmt(const struct function *fn, const struct stmt *stmt, unsigned depth, struct buf *out)
{
    if (!stmt) {
        return;
    }
    buf_repeat(out, ' ', depth * 2);
    buf_text(out, names[stmt->kind]);
    if (stmt->node) {
        struct position at = source_position(fn->source, stmt->node->begin);
        buf_printf(out, " line %u", at.line);
    }
    if (stmt->await) {
        buf_printf(out, " state %u", stmt->await->state);
    }
    if (stmt->local) {
        buf_printf(out, " %s", stmt->local->name);
    }
    if (stmt->dest) {
        buf_printf(out, " -> %s", stmt->dest->name);
    }
    buf_text(out, stmt->is_restructured ? " (restructured)\n" : "\n");
    for (size_t i = 0; i < stmt->item_count; i++) {
        dump_stmt(fn, stmt->items[i], depth + 1, out);
    }
}

void
normal_dump(const struct function *fn, struct buf *out)
{
    buf_printf(out, "%.*s:\n", STR_ARG(fn->decl->name));
    dump_stmt(fn, fn->body, 1, out);
}
