/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Statements. Parts that may be absent are told apart by where they stand. */
#include "clang/convert.h"

static struct node *
make_stmt(struct convert *c, enum node_kind kind, struct extent extent, struct node *const *children, size_t count)
{
    struct node *node = node_new(c, kind, extent);
    node_adopt(c, node, children, count);
    return node;
}

/* A statement ends where its last part does; libclang leaves the semicolon out. */
static void
end_with_part(struct node *node, const struct node *part)
{
    if (part && part->end > node->end) {
        node->end = part->end;
    }
}

/* In `case 1: async_defer {…}` the label stands alone and the defer is a statement of the block around it, which is what
 * it belongs to. NULL if there is none. */
static struct node *
take_defer(struct node *node)
{
    if (!node || (node->kind != NODE_CASE && node->kind != NODE_DEFAULT && node->kind != NODE_LABEL)) {
        return NULL;
    }
    struct node **last = &node->children[node->child_count - 1];
    bool is_defer = *last && (*last)->kind == NODE_DEFER;
    struct node *defer = is_defer ? *last : take_defer(*last);
    if (defer) {
        node->end = defer->begin;
        *last = is_defer ? NULL : *last;
    }
    return defer;
}

static struct node *
convert_compound(struct convert *c, CXCursor cursor, struct extent extent)
{
    struct cursors children = cursor_children(c, cursor);
    struct node **parts = ARENA_ARRAY(&c->scratch, struct node *, children.len * 2 + 1);
    size_t count = 0;
    for (size_t i = 0; i < children.len; i++) {
        struct node *part = convert_stmt(c, children.items[i]);
        struct node *defer = take_defer(part);
        parts[count++] = part;
        if (defer) {
            parts[count++] = defer;
        }
    }
    return make_stmt(c, NODE_COMPOUND, extent, parts, count);
}

/* if, while, do, switch: expressions and statements in libclang's order, which is the source's. */
static struct node *
convert_simple(struct convert *c, CXCursor cursor, enum node_kind kind, struct extent extent, size_t slots)
{
    struct cursors children = cursor_children(c, cursor);
    size_t expression = kind == NODE_DO ? 1 : 0;
    struct node *parts[3] = {NULL, NULL, NULL};
    if (children.len < 2 || children.len > slots) {
        return node_unknown(c, cursor);
    }
    for (size_t i = 0; i < children.len; i++) {
        parts[i] = i == expression ? convert_expr(c, children.items[i]) : convert_stmt(c, children.items[i]);
    }
    struct node *node = make_stmt(c, kind, extent, parts, slots);
    if (kind == NODE_DO) {
        node->end = skip_semicolon(c, node->end);
    } else {
        end_with_part(node, parts[children.len - 1]);
    }
    return node;
}

static token_index
find_semicolon(const struct convert *c, token_index at)
{
    while (at < c->source->token_count && !token_is(c->source, at, ";")) {
        token_index partner = c->input->match[at];
        at = partner != NO_TOKEN && partner > at ? partner + 1 : at + 1;
    }
    return at;
}

static struct node *
convert_for(struct convert *c, CXCursor cursor, struct extent extent)
{
    token_index open = extent.begin + 1;
    token_index first = find_semicolon(c, open + 1);
    token_index second = find_semicolon(c, first + 1);
    token_index close = c->input->match[open];
    struct cursors children = cursor_children(c, cursor);
    struct node *parts[4] = {NULL, NULL, NULL, NULL};
    for (size_t i = 0; i < children.len; i++) {
        bool is_body = i + 1 == children.len;
        token_index at = is_body ? NO_TOKEN : cursor_extent(c, children.items[i]).begin;
        if (at <= first) {
            parts[0] = convert_stmt(c, children.items[i]);
        } else if (at <= second) {
            parts[1] = convert_expr(c, children.items[i]);
        } else if (at < close) {
            parts[2] = convert_expr(c, children.items[i]);
        } else {
            parts[3] = convert_stmt(c, children.items[i]);
        }
    }
    if (!parts[3] || close == NO_TOKEN) {
        return node_unknown(c, cursor);
    }
    struct node *node = make_stmt(c, NODE_FOR, extent, parts, 4);
    end_with_part(node, parts[3]);
    return node;
}

static struct node *
convert_case(struct convert *c, CXCursor cursor, struct extent extent)
{
    struct cursors children = cursor_children(c, cursor);
    if (children.len < 2 || children.len > 3) {
        return node_unknown(c, cursor);
    }
    struct node *low = convert_expr(c, children.items[0]);
    struct node *high = children.len == 3 ? convert_expr(c, children.items[1]) : NULL;
    struct node *body = convert_stmt(c, children.items[children.len - 1]);
    struct node *node = make_stmt(c, NODE_CASE, extent, (struct node *[]){low, high, body}, 3);
    end_with_part(node, body);
    return node;
}

/* default: and label: */
static struct node *
convert_labelled(struct convert *c, CXCursor cursor, enum node_kind kind, struct extent extent)
{
    struct cursors children = cursor_children(c, cursor);
    if (children.len != 1) {
        return node_unknown(c, cursor);
    }
    struct node *body = convert_stmt(c, children.items[0]);
    struct node *node = make_stmt(c, kind, extent, &body, 1);
    end_with_part(node, body);
    if (kind == NODE_LABEL) {
        node->decl = convert_label(c, cursor);
    }
    return node;
}

static struct node *
convert_goto(struct convert *c, CXCursor cursor, struct extent extent)
{
    struct cursors children = cursor_children(c, cursor);
    struct node *node = node_new(c, NODE_GOTO, extent);
    if (children.len != 1 || children.items[0].kind != CXCursor_LabelRef) {
        return node_unknown(c, cursor);
    }
    CXCursor label = clang_getCursorReferenced(children.items[0]);
    if (label.kind != CXCursor_LabelStmt) {
        return node_unknown(c, cursor);
    }
    node->decl = convert_label(c, label);
    return node;
}

/* return, computed goto, asm: any number of expressions. */
static struct node *
convert_with_expressions(struct convert *c, CXCursor cursor, enum node_kind kind, struct extent extent)
{
    struct cursors children = cursor_expressions(c, cursor);
    size_t count = kind == NODE_RETURN ? 1 : children.len;
    struct node **parts = ARENA_ARRAY(&c->scratch, struct node *, children.len + 1);
    for (size_t i = 0; i < children.len; i++) {
        parts[i] = convert_expr(c, children.items[i]);
    }
    return make_stmt(c, kind, extent, parts, count);
}

/* `__attribute__((fallthrough));` and a pragma's or attribute's hold on a statement. */
static struct node *
convert_attributed(struct convert *c, CXCursor cursor, struct extent extent)
{
    struct cursors children = cursor_children(c, cursor);
    struct node *node = NULL;
    for (size_t i = 0; i < children.len; i++) {
        if (clang_isStatement(children.items[i].kind) || clang_isExpression(children.items[i].kind)) {
            node = convert_stmt(c, children.items[i]);
        }
    }
    if (!node) {
        return node_unknown(c, cursor);
    }
    while (extent.begin > 0 && token_is(c->source, extent.begin - 1, "(")) {
        extent.begin--;
    }
    if (extent.begin > 0 && (token_is(c->source, extent.begin - 1, "__attribute__") ||
                             token_is(c->source, extent.begin - 1, "__attribute"))) {
        extent.begin--;
    }
    node->begin = extent.begin < node->begin ? extent.begin : node->begin;
    return node;
}

static struct node *
convert_expression_stmt(struct convert *c, CXCursor cursor)
{
    struct node *node = node_open(c, NODE_EXPR_STMT, (struct extent){0, 0}, 1);
    struct node *value = convert_expr(c, cursor);
    node_put(node, 0, value);
    node->begin = value->begin;
    node->end = skip_semicolon(c, value->end);
    return node;
}

static struct node *
convert_plain(struct convert *c, CXCursor cursor, struct extent extent)
{
    struct extent whole = {extent.begin, skip_semicolon(c, extent.end)};
    switch ((int)cursor.kind) {
    case CXCursor_CompoundStmt:
        return convert_compound(c, cursor, extent);
    case CXCursor_DeclStmt:
        return convert_decl_stmt(c, cursor, extent);
    case CXCursor_NullStmt:
        return make_stmt(c, NODE_NULL, extent, NULL, 0);
    case CXCursor_IfStmt:
        return convert_simple(c, cursor, NODE_IF, extent, 3);
    case CXCursor_WhileStmt:
        return convert_simple(c, cursor, NODE_WHILE, extent, 2);
    case CXCursor_DoStmt:
        return convert_simple(c, cursor, NODE_DO, extent, 2);
    case CXCursor_SwitchStmt:
        return convert_simple(c, cursor, NODE_SWITCH, extent, 2);
    case CXCursor_ForStmt:
        return convert_for(c, cursor, extent);
    case CXCursor_CaseStmt:
        return convert_case(c, cursor, extent);
    case CXCursor_DefaultStmt:
        return convert_labelled(c, cursor, NODE_DEFAULT, extent);
    case CXCursor_LabelStmt:
        return convert_labelled(c, cursor, NODE_LABEL, extent);
    case CXCursor_GotoStmt:
        return convert_goto(c, cursor, whole);
    case CXCursor_IndirectGotoStmt:
        return convert_with_expressions(c, cursor, NODE_INDIRECT_GOTO, whole);
    case CXCursor_BreakStmt:
        return make_stmt(c, NODE_BREAK, whole, NULL, 0);
    case CXCursor_ContinueStmt:
        return make_stmt(c, NODE_CONTINUE, whole, NULL, 0);
    case CXCursor_ReturnStmt:
        return convert_with_expressions(c, cursor, NODE_RETURN, whole);
    case CXCursor_GCCAsmStmt:
        return convert_with_expressions(c, cursor, NODE_ASM, whole);
    case CXCursor_UnexposedStmt:
        return convert_attributed(c, cursor, extent);
    default:
        return node_unknown(c, cursor);
    }
}

/* The end of a statement that ends with another is found when that is known: clang would walk down to it each time. */
static struct extent
stmt_extent(struct convert *c, CXCursor cursor)
{
    switch ((int)cursor.kind) {
    case CXCursor_IfStmt:
    case CXCursor_WhileStmt:
    case CXCursor_ForStmt:
    case CXCursor_SwitchStmt:
    case CXCursor_CaseStmt:
    case CXCursor_DefaultStmt:
    case CXCursor_LabelStmt: {
        token_index begin = cursor_token(c, cursor);
        return (struct extent){begin, begin == NO_TOKEN ? NO_TOKEN : begin + 1};
    }
    default:
        return cursor_extent(c, cursor);
    }
}

static struct node *
convert_any(struct convert *c, CXCursor cursor)
{
    if (clang_isExpression(cursor.kind)) {
        return convert_expression_stmt(c, cursor);
    }
    struct extent extent = stmt_extent(c, cursor);
    if (extent.begin == NO_TOKEN) {
        return node_unknown(c, cursor);
    }
    enum keyword keyword = keyword_at(c, extent.begin);
    bool is_form = keyword != KEYWORD_NONE && (cursor.kind == CXCursor_IfStmt || cursor.kind == CXCursor_ForStmt);
    return is_form ? convert_async_stmt(c, cursor, extent, keyword) : convert_plain(c, cursor, extent);
}

struct node *
convert_stmt(struct convert *c, CXCursor cursor)
{
    struct arena_mark mark = arena_mark(&c->scratch);
    struct node *node = convert_any(c, cursor);
    arena_release(&c->scratch, mark);
    return node;
}
