/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Turns what parse_forms.c made of the language's forms back into them; the text of each form is shown there. */
#include "clang/convert.h"

bool
is_consumer_keyword(enum keyword keyword)
{
    return keyword >= KEYWORD_SPAWN && keyword <= KEYWORD_JOIN_AS;
}

/* Folded casts and parentheses of ours: the cursor below `depth` parentheses. */
static CXCursor
strip(struct convert *c, CXCursor cursor, unsigned parens)
{
    for (;;) {
        struct cursors children = cursor_expressions(c, cursor);
        if (children.len == 0 || (cursor.kind != CXCursor_UnexposedExpr && cursor.kind != CXCursor_ParenExpr)) {
            return cursor;
        }
        if (cursor.kind == CXCursor_ParenExpr) {
            if (parens == 0) {
                return cursor;
            }
            parens--;
        }
        cursor = children.items[0];
    }
}

/* An operand of a form is used as a value, which the comma operator does not show. */
static struct node *
convert_operand(struct convert *c, CXCursor cursor)
{
    struct node *node = convert_expr(c, strip(c, cursor, 1));
    node->value_type = decay_type(c, node->value_type);
    return node;
}

/* (mark, (a), (b), tail): the operands from the right; false if the cursor is something else. */
static bool
collect_operands(struct convert *c, CXCursor comma, struct cursors *out_operands)
{
    for (;;) {
        comma = strip(c, comma, 0);
        if (comma.kind == CXCursor_DeclRefExpr) {
            return true;
        }
        struct cursors sides = cursor_expressions(c, comma);
        if (comma.kind != CXCursor_BinaryOperator || sides.len != 2) {
            return false;
        }
        vec_push(c->arena, out_operands, sides.items[1]);
        comma = sides.items[0];
    }
}

/* async_wait_for_ms is (mark, __builtin_choose_expr(1, (call), (n))): its value has the type of the call. */
static void
split_choice(struct convert *c, struct cursors *operands)
{
    CXCursor choice = operands->items[0];
    struct cursors parts = cursor_expressions(c, choice);
    while (parts.len == 1) {
        choice = parts.items[0];
        parts = cursor_expressions(c, choice);
    }
    operands->len = 0;
    if (parts.len == 3) {
        CXCursor tail = operands->items[0];
        vec_push(c->arena, operands, tail);
        vec_push(c->arena, operands, parts.items[2]);
        vec_push(c->arena, operands, parts.items[1]);
    }
}

struct node *
convert_consumer(struct convert *c, CXCursor paren, struct extent extent, enum keyword keyword)
{
    struct node *node = node_new(c, NODE_CONSUMER, extent);
    struct cursors operands = {0};
    struct cursors inner = cursor_expressions(c, paren);
    if (inner.len != 1 || !collect_operands(c, inner.items[0], &operands) || operands.len == 0) {
        return node_unknown(c, paren);
    }
    meet_keyword(c, extent.begin);
    if (keyword == KEYWORD_WAIT_FOR_MS) {
        split_choice(c, &operands);
    }
    /* The first from the right is the value. */
    size_t count = operands.len - 1;
    struct node **parts = ARENA_ARRAY(&c->scratch, struct node *, count + 1);
    for (size_t i = 0; i < count; i++) {
        parts[i] = convert_operand(c, operands.items[count - i]);
    }
    node->keyword = keyword;
    node_adopt(c, node, parts, count);
    return node;
}

static struct node *
make_form(struct convert *c, enum node_kind kind, struct extent extent, struct node *const *parts, size_t count)
{
    struct node *node = node_new(c, kind, extent);
    node_adopt(c, node, parts, count);
    node->has_await |=
        kind == NODE_YIELD || kind == NODE_ASYNC_FOR || kind == NODE_ASYNC_WITH || kind == NODE_ASYNC_TRY;
    struct node *last = count ? parts[count - 1] : NULL;
    if (last && last->end > node->end) {
        node->end = last->end;
    }
    return node;
}

/* for (; mark; ) return E; */
static struct node *
convert_yield(struct convert *c, CXCursor cursor, struct extent extent)
{
    struct cursors children = cursor_children(c, cursor);
    if (children.len != 2 || children.items[1].kind != CXCursor_ReturnStmt) {
        return node_unknown(c, cursor);
    }
    struct cursors values = cursor_expressions(c, children.items[1]);
    struct node *value = values.len ? convert_expr(c, values.items[0]) : NULL;
    extent.end = value ? value->end : extent.begin + 1;
    struct node *node = make_form(c, NODE_YIELD, extent, &value, 1);
    node->end = skip_semicolon(c, node->end);
    return node;
}

/* (mark, (void)(it), 0): the expression that the form is about. */
static struct node *
convert_subject(struct convert *c, CXCursor condition)
{
    struct cursors operands = {0};
    if (!collect_operands(c, condition, &operands) || operands.len != 2) {
        return NULL;
    }
    CXCursor cast = strip(c, operands.items[1], 0);
    struct cursors inner = cursor_expressions(c, cast);
    if (cast.kind != CXCursor_CStyleCastExpr || inner.len == 0) {
        return NULL;
    }
    return convert_operand(c, inner.items[inner.len - 1]);
}

/* if (mark, (void)(it), 0) ; else for (T v; mark; ) body */
static struct node *
convert_async_for(struct convert *c, CXCursor cursor, struct extent extent)
{
    struct cursors children = cursor_children(c, cursor);
    if (children.len != 3 || children.items[2].kind != CXCursor_ForStmt) {
        return node_unknown(c, cursor);
    }
    struct cursors loop = cursor_children(c, children.items[2]);
    if (loop.len != 3) {
        return node_unknown(c, cursor);
    }
    struct node *subject = convert_subject(c, children.items[0]);
    struct node *variable = convert_stmt(c, loop.items[0]);
    struct node *body = convert_stmt(c, loop.items[2]);
    if (!subject) {
        return node_unknown(c, cursor);
    }
    variable->end = c->input->edits[extent.begin]->middle;
    return make_form(c, NODE_ASYNC_FOR, extent, (struct node *[]){subject, variable, body}, 3);
}

/* if (mark, (void)(m), 0) ; else body       for (T x = c(); mark; ) body */
static struct node *
convert_async_with(struct convert *c, CXCursor cursor, struct extent extent)
{
    struct cursors children = cursor_children(c, cursor);
    if (children.len != 3) {
        return node_unknown(c, cursor);
    }
    struct node *subject = NULL;
    if (cursor.kind == CXCursor_IfStmt) {
        subject = convert_subject(c, children.items[0]);
    } else if (children.items[0].kind == CXCursor_DeclStmt) {
        subject = convert_stmt(c, children.items[0]);
        subject->end = c->input->match[extent.begin + 1];
    } else {
        subject = convert_expr(c, children.items[0]);
    }
    struct node *body = convert_stmt(c, children.items[2]);
    if (!subject) {
        return node_unknown(c, cursor);
    }
    return make_form(c, NODE_ASYNC_WITH, extent, (struct node *[]){subject, body}, 2);
}

/* if (mark) {…} else ; */
static struct node *
convert_block(struct convert *c, CXCursor cursor, struct extent extent, enum node_kind kind)
{
    struct cursors children = cursor_children(c, cursor);
    if (children.len != 3) {
        return node_unknown(c, cursor);
    }
    struct node *body = convert_stmt(c, children.items[1]);
    return make_form(c, kind, extent, &body, 1);
}

/* { int e = 0; {…}} */
static struct node *
convert_catch(struct convert *c, CXCursor block, struct extent extent)
{
    struct cursors children = cursor_children(c, block);
    if (children.len != 2 || children.items[0].kind != CXCursor_DeclStmt) {
        return NULL;
    }
    struct node *variable = convert_stmt(c, children.items[0]);
    struct node *body = convert_stmt(c, children.items[1]);
    struct node *node = make_form(c, NODE_CATCH, extent, &body, 1);
    if (variable->decl_count) {
        node->decl = variable->decls[variable->decl_count - 1];
        node->decl->init = NULL;
        node->decl->end = c->input->match[extent.begin + 1];
    }
    return node;
}

static struct node *
convert_clause(struct convert *c, CXCursor block, token_index word)
{
    struct extent extent = {word, word + 1};
    meet_keyword(c, word);
    if (keyword_at(c, word) == KEYWORD_CATCH) {
        return convert_catch(c, block, extent);
    }
    struct node *body = convert_stmt(c, block);
    enum node_kind kind = keyword_at(c, word) == KEYWORD_FINALLY ? NODE_FINALLY : NODE_CATCH_CANCELLED;
    return make_form(c, kind, extent, &body, 1);
}

/* if (mark) {…} else if (mark) {…} … else ; */
static struct node *
convert_try(struct convert *c, CXCursor cursor, struct extent extent)
{
    struct node *parts[4] = {NULL, NULL, NULL, NULL};
    size_t count = 0;
    token_index word = extent.begin;
    while (cursor.kind == CXCursor_IfStmt && count < 4) {
        struct cursors children = cursor_children(c, cursor);
        if (children.len != 3) {
            return node_unknown(c, cursor);
        }
        struct node *part = count ? convert_clause(c, children.items[1], word) : convert_stmt(c, children.items[1]);
        if (!part) {
            return node_unknown(c, cursor);
        }
        parts[count++] = part;
        word = part->end;
        cursor = children.items[2];
    }
    return make_form(c, NODE_ASYNC_TRY, extent, parts, count);
}

struct node *
convert_async_stmt(struct convert *c, CXCursor cursor, struct extent extent, enum keyword keyword)
{
    meet_keyword(c, extent.begin);
    switch ((int)keyword) {
    case KEYWORD_YIELD:
        return convert_yield(c, cursor, extent);
    case KEYWORD_FOR:
        return convert_async_for(c, cursor, extent);
    case KEYWORD_WITH:
        return convert_async_with(c, cursor, extent);
    case KEYWORD_TRY:
        return convert_try(c, cursor, extent);
    case KEYWORD_DEFER:
        return convert_block(c, cursor, extent, NODE_DEFER);
    case KEYWORD_SHIELD:
        return convert_block(c, cursor, extent, NODE_SHIELD);
    default:
        return node_unknown(c, cursor);
    }
}
