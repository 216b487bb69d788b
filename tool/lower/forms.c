/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_try, async_defer: what has a way in or a way out of its own. */
#include "lower/lowering.h"

static struct node *
find_clause(const struct node *node, enum node_kind kind)
{
    for (size_t i = 1; i < node->child_count; i++) {
        if (node->children[i] && node->children[i]->kind == kind) {
            return node->children[i];
        }
    }
    return NULL;
}

/* async_catch (int e) {…}: e is a variable of the clause. */
static void
lower_catch_body(struct lowering *lower, struct node *clause, const struct region *handler)
{
    struct scope *outer = lower->scope;
    lower->scope = clause->info;
    if (clause->decl) {
        struct stmt *stmt = new_stmt(lower, STMT_DECL, NULL);
        stmt->decl = clause->decl;
        stmt->local = clause->decl->info;
        stmt->value_local = handler->error;
        stmt->is_restructured = true;
        push_stmt(lower, stmt);
    }
    push_stmt(lower, lower_stmt(lower, clause->children[0]));
    lower->scope = outer;
}

static void
lower_clause(struct lowering *lower, struct node *clause, const struct region *handler, const char *comparison,
             struct decl *end)
{
    struct stmt *branch;
    struct stmt_list *outer = open_if(lower, handler->error, comparison, &branch);
    lower_catch_body(lower, clause, handler);
    push_goto(lower, end);
    close_if(lower, outer, branch);
}

/* body; goto end; catch: if (error != cancelled) {…} else …; raise on; end: */
static void
lower_handled(struct lowering *lower, struct node *node, struct node *caught, struct node *cancelled)
{
    struct decl *end = new_label(lower, "caught");
    struct region *handler = open_handler(lower, node->children[0]);
    push_stmt(lower, lower_stmt(lower, node->children[0]));
    close_region(lower, handler);
    push_goto(lower, end);
    if (handler->is_raised) {
        push_label(lower, handler->label);
    }
    if (caught) {
        lower_clause(lower, caught, handler, "!= ASYNC_CANCELLED", end);
    }
    if (cancelled) {
        lower_clause(lower, cancelled, handler, "== ASYNC_CANCELLED", end);
    }
    push_error(lower, node, (struct error_source){.local = handler->error});
    push_label(lower, end);
}

struct stmt *
lower_try(struct lowering *lower, struct node *node)
{
    struct node *caught = find_clause(node, NODE_CATCH);
    struct node *cancelled = find_clause(node, NODE_CATCH_CANCELLED);
    struct node *finally = find_clause(node, NODE_FINALLY);
    struct stmt_list *outer = open_list(lower);
    struct region *cleanup = finally ? open_cleanup(lower, node, "async_finally", CLEANUP_READS_NOTHING) : NULL;
    if (caught || cancelled) {
        lower_handled(lower, node, caught, cancelled);
    } else {
        push_stmt(lower, lower_stmt(lower, node->children[0]));
    }
    if (finally) {
        begin_cleanup(lower, cleanup);
        push_stmt(lower, lower_stmt(lower, finally->children[0]));
        end_cleanup(lower, cleanup);
    }
    struct stmt *block = make_block(lower, NULL, close_list(lower, outer));
    block->is_restructured = true;
    return block;
}

/* A label in the rest of the block could be reached without passing the defer. */
static const struct node *
find_label(const struct node *node)
{
    if (!node || node->kind == NODE_SWITCH) {
        return NULL;
    }
    if (node->kind == NODE_LABEL || node->kind == NODE_CASE || node->kind == NODE_DEFAULT) {
        return node;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        const struct node *label = find_label(node->children[i]);
        if (label) {
            return label;
        }
    }
    return NULL;
}

static void
lower_defer(struct lowering *lower, struct node *block, size_t index)
{
    struct node *defer = block->children[index];
    for (size_t i = index + 1; i < block->child_count; i++) {
        const struct node *label = find_label(block->children[i]);
        if (label) {
            lower_error(lower, label, "a label behind async_defer in the same block could be reached without it; put "
                                      "the defer and what it belongs to in braces");
        }
    }
    struct node *rest = ARENA_NEW(lower->arena, struct node);
    *rest = *block;
    rest->begin = defer->end;
    struct region *cleanup = open_cleanup(lower, rest, "async_defer", CLEANUP_READS_NOTHING);
    lower_items(lower, block, index + 1);
    begin_cleanup(lower, cleanup);
    struct stmt *body = lower_stmt(lower, defer->children[0]);
    body->is_restructured = true;
    push_stmt(lower, body);
    end_cleanup(lower, cleanup);
}

/* The statements of a block; a defer takes the rest of it as its body. */
void
lower_items(struct lowering *lower, struct node *block, size_t first)
{
    for (size_t i = first; i < block->child_count; i++) {
        if (block->children[i]->kind == NODE_DEFER) {
            lower_defer(lower, block, i);
            return;
        }
        push_stmt(lower, lower_stmt(lower, block->children[i]));
    }
}
