/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Expressions. libclang shows an implicit conversion as an unexposed expression of the same extent: it is folded into
 * the value type of what it converts. */
#include "clang/convert.h"

static struct node *
make_expr(struct convert *c, enum node_kind kind, struct extent extent, struct cursors operands)
{
    struct node *node = node_open(c, kind, extent, operands.len);
    for (size_t i = 0; i < operands.len; i++) {
        node_put(node, i, convert_expr(c, operands.items[i]));
    }
    return node;
}

/* NULL if that is nothing that has a name here. */
static struct node *
make_ref(struct convert *c, CXCursor referenced, struct extent extent)
{
    struct node *node = node_new(c, NODE_REF, extent);
    node->decl = convert_decl(c, referenced);
    if (!node->decl) {
        return NULL;
    }
    struct decl *definition = node->decl->kind == DECL_FUNCTION ? node->decl->definition : NULL;
    if (node->decl->is_implicit && definition && definition->async_kind != ASYNC_NOT) {
        node->decl = definition;
    }
    name_decl(c, node->decl);
    return node;
}

static struct node *
convert_ref(struct convert *c, CXCursor cursor, struct extent extent)
{
    struct node *node = make_ref(c, clang_getCursorReferenced(cursor), extent);
    return node ? node : node_unknown(c, cursor);
}

/* An object whose value is taken: the most frequent expression of all, which libclang shows in two steps, a conversion and
 * its operand. But it says of the conversion too where it stands and which object is meant, so that the operand need not
 * be asked for. NULL: something else. */
static struct node *
convert_read(struct convert *c, CXCursor cursor)
{
    CXCursor object = clang_getCursorReferenced(cursor);
    bool is_object = object.kind == CXCursor_VarDecl || object.kind == CXCursor_ParmDecl;
    token_index at = is_object ? cursor_token(c, cursor) : NO_TOKEN;
    struct node *node = at == NO_TOKEN ? NULL : make_ref(c, object, (struct extent){at, at + 1});
    if (node) {
        const struct type *value_type = decay_type(c, convert_type(c, clang_getCursorType(cursor)));
        node_set_value(c, node, convert_type(c, clang_getCursorType(object)), value_type);
    }
    return node;
}

static struct node *
convert_member(struct convert *c, CXCursor cursor, struct extent extent)
{
    struct node *node = make_expr(c, NODE_MEMBER, extent, cursor_expressions(c, cursor));
    node->decl = convert_decl(c, clang_getCursorReferenced(cursor));
    if (node->child_count != 1 || !node->decl) {
        return node_unknown(c, cursor);
    }
    node->op = token_is(c->source, extent.end - 2, "->") ? '>' : '.';
    name_decl(c, node->decl);
    return node;
}

/* From the callee to the parenthesis that closes the one behind it. */
static bool
find_call_extent(const struct convert *c, const struct node *callee, struct extent *out)
{
    token_index open = callee->end;
    bool is_open = callee->begin != NO_TOKEN && token_is(c->source, open, "(") && c->input->match[open] != NO_TOKEN;
    if (is_open) {
        *out = (struct extent){callee->begin, c->input->match[open] + 1};
    }
    return is_open;
}

static struct node *
convert_call(struct convert *c, CXCursor cursor)
{
    struct extent extent = {0, 0};
    struct node *node = make_expr(c, NODE_CALL, extent, cursor_expressions(c, cursor));
    if (node->child_count == 0) {
        return node_unknown(c, cursor);
    }
    if (!find_call_extent(c, node->children[0], &extent)) {
        extent = cursor_extent(c, cursor);
    }
    if (extent.begin == NO_TOKEN) {
        return node_unknown(c, cursor);
    }
    node->begin = extent.begin;
    node->end = extent.end;
    if (keyword_at(c, extent.begin) == KEYWORD_RAISE && node->children[0]->begin == extent.begin &&
        node->children[0]->kind == NODE_REF) {
        struct node *raise = node_new(c, NODE_RAISE, extent);
        meet_keyword(c, extent.begin);
        node->type = node->value_type = convert_type(c, clang_getCursorType(cursor));
        node_adopt(c, raise, &node, 1);
        return raise;
    }
    inspect_call(c, node->children[0]);
    return node;
}

static bool
take_unary(struct node *node, enum CXUnaryOperatorKind kind)
{
    static const signed char unary[] = {
        [CXUnaryOperator_PostInc] = UNARY_POST_INC,    [CXUnaryOperator_PostDec] = UNARY_POST_DEC,
        [CXUnaryOperator_PreInc] = UNARY_PRE_INC,      [CXUnaryOperator_PreDec] = UNARY_PRE_DEC,
        [CXUnaryOperator_AddrOf] = UNARY_ADDRESS,      [CXUnaryOperator_Deref] = UNARY_DEREF,
        [CXUnaryOperator_Plus] = UNARY_PLUS,           [CXUnaryOperator_Minus] = UNARY_MINUS,
        [CXUnaryOperator_Not] = UNARY_COMPLEMENT,      [CXUnaryOperator_LNot] = UNARY_NOT,
        [CXUnaryOperator_Real] = UNARY_REAL,           [CXUnaryOperator_Imag] = UNARY_IMAG,
        [CXUnaryOperator_Extension] = UNARY_EXTENSION,
    };
    if (kind <= CXUnaryOperator_Invalid || kind > CXUnaryOperator_Extension) {
        return false;
    }
    node->unary = (enum unary)unary[kind];
    return true;
}

static struct node *
convert_unary(struct convert *c, CXCursor cursor, struct extent extent)
{
    struct node *node = make_expr(c, NODE_UNARY, extent, cursor_expressions(c, cursor));
    if (node->child_count != 1 || !take_unary(node, clang_getCursorUnaryOperatorKind(cursor))) {
        return node_unknown(c, cursor);
    }
    if (node->unary == UNARY_EXTENSION && keyword_at(c, extent.begin) == KEYWORD_AWAIT) {
        meet_keyword(c, extent.begin);
        node->kind = NODE_AWAIT;
        node->has_await = true;
    }
    return node;
}

static enum binary
binary_of(enum CXBinaryOperatorKind kind)
{
    switch ((int)kind) {
    case CXBinaryOperator_LAnd:
        return BINARY_AND;
    case CXBinaryOperator_LOr:
        return BINARY_OR;
    case CXBinaryOperator_Comma:
        return BINARY_COMMA;
    case CXBinaryOperator_Assign:
        return BINARY_ASSIGN;
    default:
        return kind > CXBinaryOperator_Assign ? BINARY_ASSIGN_OP : BINARY_ARITHMETIC;
    }
}

/* Takes its extent from the operands: clang walks down a chain of operators for the begin of each of them. */
static struct node *
convert_binary(struct convert *c, CXCursor cursor)
{
    struct node *node = make_expr(c, NODE_BINARY, (struct extent){0, 0}, cursor_expressions(c, cursor));
    if (node->child_count != 2) {
        return node_unknown(c, cursor);
    }
    node->binary = binary_of(clang_getCursorBinaryOperatorKind(cursor));
    node->begin = node->children[0]->begin;
    node->end = node->children[1]->end;
    return node;
}

/* The operand is last; what stands in the type comes before it. */
static struct node *
convert_typed(struct convert *c, CXCursor cursor, enum node_kind kind, struct extent extent)
{
    struct cursors children = cursor_expressions(c, cursor);
    if (children.len == 0) {
        return node_unknown(c, cursor);
    }
    struct cursors operands = {0};
    vec_push(&c->scratch, &operands, vec_last(&children));
    if (convert_type(c, clang_getCursorType(cursor))->is_variably_modified) {
        children.len--;
        children = cursors_distinct(c, children);
        for (size_t i = 0; i < children.len; i++) {
            vec_push(&c->scratch, &operands, children.items[i]);
        }
    }
    return make_expr(c, kind, extent, operands);
}

/* Whether a typedef of a VLA stands in the operand of sizeof. */
static bool
names_vla(struct convert *c, CXCursor cursor)
{
    struct cursors children = cursor_children(c, cursor);
    for (size_t i = 0; i < children.len; i++) {
        if (children.items[i].kind == CXCursor_TypeRef) {
            const struct decl *decl = convert_decl(c, clang_getCursorReferenced(children.items[i]));
            if (decl && decl->type->kind == TYPE_VLA) {
                return true;
            }
        }
    }
    return false;
}

/* sizeof and the like. A VLA makes the operand evaluated: an expression of such a type, or the bounds in a type. */
static struct node *
convert_unevaluated(struct convert *c, CXCursor cursor, struct extent extent)
{
    struct cursors operands = cursors_distinct(c, cursor_expressions(c, cursor));
    struct node *node = make_expr(c, NODE_UNEVALUATED, extent, operands);
    bool is_sizeof = token_is(c->source, extent.begin, "sizeof");
    node->is_evaluated = is_sizeof && names_vla(c, cursor);
    for (size_t i = 0; i < node->child_count && is_sizeof; i++) {
        const struct node *operand = node->children[i];
        bool is_bound = token_bracket(&c->source->tokens[operand->begin - 1]) == '[' && !operand->is_constant;
        node->is_evaluated |= is_bound || operand->type->kind == TYPE_VLA;
    }
    return node;
}

/* __builtin_choose_expr(1, a, b): as _Generic, what is chosen last. */
static struct node *
convert_choice(struct convert *c, struct extent extent, struct cursors children)
{
    CXEvalResult condition = clang_Cursor_Evaluate(children.items[0]);
    if (!condition || clang_EvalResult_getKind(condition) != CXEval_Int) {
        clang_EvalResult_dispose(condition);
        return make_expr(c, NODE_CHOOSE, extent, children);
    }
    if (clang_EvalResult_getAsLongLong(condition)) {
        CXCursor chosen = children.items[1];
        children.items[1] = children.items[2];
        children.items[2] = chosen;
    }
    clang_EvalResult_dispose(condition);
    return make_expr(c, NODE_GENERIC, extent, children);
}

/* libclang does not tell which association is chosen; parse_text.c has added an array type that does. */
static struct node *
convert_generic(struct convert *c, CXCursor choice, struct extent extent, struct cursors children)
{
    CXType answer = clang_getPointeeType(clang_getCursorType(children.items[2]));
    struct node *node = make_expr(c, NODE_GENERIC, extent, cursor_expressions(c, children.items[1]));
    long long chosen = clang_getArraySize(answer);
    if (chosen < 1 || (size_t)chosen >= node->child_count) {
        return node_unknown(c, choice);
    }
    struct node *last = node->children[chosen];
    for (size_t i = (size_t)chosen; i + 1 < node->child_count; i++) {
        node->children[i] = node->children[i + 1];
    }
    node->children[node->child_count - 1] = last;
    return node;
}

static struct node *
convert_address_of_label(struct convert *c, CXCursor cursor, struct extent extent)
{
    struct cursors children = cursor_children(c, cursor);
    CXCursor label = children.len ? clang_getCursorReferenced(children.items[0]) : clang_getNullCursor();
    if (label.kind != CXCursor_LabelStmt) {
        return node_unknown(c, cursor);
    }
    struct node *node = node_new(c, NODE_ADDR_LABEL, extent);
    node->decl = convert_label(c, label);
    return node;
}

static struct node *
convert_stmt_expr(struct convert *c, CXCursor cursor, struct extent extent)
{
    struct cursors children = cursor_children(c, cursor);
    if (children.len != 1) {
        return node_unknown(c, cursor);
    }
    struct node *body = convert_stmt(c, children.items[0]);
    struct node *node = node_new(c, NODE_STMT_EXPR, extent);
    node_adopt(c, node, &body, 1);
    return node;
}

static struct node *
convert_conditional(struct convert *c, CXCursor cursor, struct extent extent)
{
    struct node *node = make_expr(c, NODE_COND, extent, cursor_expressions(c, cursor));
    return node->child_count == 3 ? node : node_unknown(c, cursor);
}

static struct node *
convert_exposed(struct convert *c, CXCursor cursor)
{
    struct extent extent = {0, 0};
    bool is_made_of_parts = cursor.kind == CXCursor_BinaryOperator || cursor.kind == CXCursor_CompoundAssignOperator ||
                            cursor.kind == CXCursor_CallExpr;
    if (!is_made_of_parts) {
        extent = cursor_extent(c, cursor);
        if (extent.begin == NO_TOKEN) {
            return node_unknown(c, cursor);
        }
    }
    switch ((int)cursor.kind) {
    case CXCursor_IntegerLiteral:
    case CXCursor_FloatingLiteral:
    case CXCursor_ImaginaryLiteral:
    case CXCursor_StringLiteral:
    case CXCursor_CharacterLiteral:
        return node_new(c, NODE_LITERAL, extent);
    case CXCursor_DeclRefExpr:
        return convert_ref(c, cursor, extent);
    case CXCursor_MemberRefExpr:
        return convert_member(c, cursor, extent);
    case CXCursor_ArraySubscriptExpr:
        return make_expr(c, NODE_INDEX, extent, cursor_expressions(c, cursor));
    case CXCursor_CallExpr:
        return convert_call(c, cursor);
    case CXCursor_ParenExpr:
        if (is_consumer_keyword(keyword_at(c, extent.begin))) {
            return convert_consumer(c, cursor, extent, keyword_at(c, extent.begin));
        }
        return make_expr(c, NODE_PAREN, extent, cursor_expressions(c, cursor));
    case CXCursor_UnaryOperator:
        return convert_unary(c, cursor, extent);
    case CXCursor_BinaryOperator:
    case CXCursor_CompoundAssignOperator:
        return convert_binary(c, cursor);
    case CXCursor_ConditionalOperator:
        return convert_conditional(c, cursor, extent);
    case CXCursor_CStyleCastExpr:
        return convert_typed(c, cursor, NODE_CAST, extent);
    case CXCursor_CompoundLiteralExpr:
        return convert_typed(c, cursor, NODE_COMPOUND_LITERAL, extent);
    case CXCursor_InitListExpr:
        return make_expr(c, NODE_INIT_LIST, extent, cursor_expressions(c, cursor));
    case CXCursor_UnaryExpr:
        return convert_unevaluated(c, cursor, extent);
    case CXCursor_StmtExpr:
        return convert_stmt_expr(c, cursor, extent);
    case CXCursor_AddrLabelExpr:
        return convert_address_of_label(c, cursor, extent);
    default:
        return node_unknown(c, cursor);
    }
}

/* Designators first, then the value, in the source; the value is the first child here. */
static struct node *
convert_designated(struct convert *c, struct extent extent, struct cursors children)
{
    struct node *node = make_expr(c, NODE_DESIGNATED, extent, children);
    size_t last = 0;
    for (size_t i = 1; i < node->child_count; i++) {
        last = node->children[i]->begin > node->children[last]->begin ? i : last;
    }
    struct node *value = node->children[last];
    memmove(&node->children[1], &node->children[0], last * sizeof *node->children);
    node->children[0] = value;
    return node;
}

/* a ?: b: libclang shows `a` several times. */
static struct node *
convert_elvis(struct convert *c, struct extent extent, struct cursors children)
{
    struct node *condition = convert_expr(c, children.items[0]);
    struct node *other = convert_expr(c, children.items[children.len - 1]);
    struct node *node = node_new(c, NODE_COND, extent);
    node_adopt(c, node, (struct node *[]){condition, NULL, other}, 3);
    return node;
}

static CXCursor
skip_conversions(struct convert *c, CXCursor cursor)
{
    while (cursor.kind == CXCursor_UnexposedExpr) {
        struct cursors children = cursor_expressions(c, cursor);
        if (children.len != 1) {
            break;
        }
        cursor = children.items[0];
    }
    return cursor;
}

/* The cast that parse_text.c puts before the pointer begins where its operand does. */
static CXCursor
strip_atomic_cast(struct convert *c, CXCursor cursor)
{
    CXCursor cast = skip_conversions(c, cursor);
    struct cursors parts = cursor_expressions(c, cast);
    if (cast.kind != CXCursor_CStyleCastExpr || parts.len == 0) {
        return cursor;
    }
    CXCursor paren = skip_conversions(c, vec_last(&parts));
    struct cursors operand = cursor_expressions(c, paren);
    bool is_ours = paren.kind == CXCursor_ParenExpr && operand.len == 1 &&
                   cursor_extent(c, paren).begin == cursor_extent(c, cast).begin;
    return is_ours ? operand.items[0] : cursor;
}

/* __atomic_load_n(…) and other builtins with a syntax of their own: a call; libclang's order is not the source's. */
static struct node *
convert_builtin_call(struct convert *c, struct extent extent, struct cursors children)
{
    for (size_t i = 0; i < children.len; i++) {
        children.items[i] = strip_atomic_cast(c, children.items[i]);
    }
    struct node *node = make_expr(c, NODE_CALL, extent, children);
    struct node *callee = node_new(c, NODE_REF, (struct extent){extent.begin, extent.begin + 1});
    struct node **parts = ARENA_ARRAY(&c->scratch, struct node *, node->child_count + 1);
    callee->decl = convert_builtin(c, extent.begin);
    callee->type = callee->value_type = callee->decl->type;
    parts[0] = callee;
    size_t count = node->child_count + 1;
    for (size_t i = 1; i < count; i++) {
        size_t at = i;
        for (; at > 1 && parts[at - 1]->begin > node->children[i - 1]->begin; at--) {
            parts[at] = parts[at - 1];
        }
        parts[at] = node->children[i - 1];
    }
    node_adopt(c, node, parts, count);
    return node;
}

static bool
is_call_like(struct str word)
{
    return str_starts_with(word, "__atomic_") || str_starts_with(word, "__c11_atomic_") ||
           str_starts_with(word, "__scoped_atomic_") || str_starts_with(word, "__builtin_");
}

/* Expressions that libclang has no kind for, told by their first token. */
static struct node *
convert_unexposed(struct convert *c, CXCursor cursor, struct cursors children)
{
    struct extent extent = cursor_extent(c, cursor);
    if (extent.begin == NO_TOKEN) {
        return node_unknown(c, cursor);
    }
    struct str word = c->source->tokens[extent.begin].text;
    if (children.len >= 2 && cursor_extent(c, children.items[0]).begin == extent.begin &&
        token_is(c->source, cursor_extent(c, children.items[0]).end, "?")) {
        return convert_elvis(c, extent, children);
    }
    if (children.len && (str_is(word, ".") || token_bracket(&c->source->tokens[extent.begin]) == '[' ||
                         token_is(c->source, extent.begin + 1, ":"))) {
        return convert_designated(c, extent, children);
    }
    if (str_is(word, "_Generic") && children.len == 3) {
        return convert_generic(c, cursor, extent, children);
    }
    if (str_is(word, "__builtin_choose_expr") && children.len == 3) {
        return convert_choice(c, extent, children);
    }
    if (keyword_at(c, extent.begin) == KEYWORD_TASK_POOL) {
        return make_expr(c, NODE_CHOOSE, extent, children);
    }
    if (str_is(word, "__builtin_va_arg")) {
        return make_expr(c, NODE_VA_ARG, extent, children);
    }
    if (str_is(word, "__builtin_offsetof") || str_is(word, "__builtin_types_compatible_p")) {
        return make_expr(c, NODE_UNEVALUATED, extent, children);
    }
    if (children.len == 0 && extent.end - extent.begin == 1) {
        return node_new(c, NODE_LITERAL, extent);
    }
    return is_call_like(word) ? convert_builtin_call(c, extent, children) : node_unknown(c, cursor);
}

struct node *
convert_expr(struct convert *c, CXCursor cursor)
{
    const struct type *value_type = NULL;
    struct node *node = cursor.kind == CXCursor_UnexposedExpr ? convert_read(c, cursor) : NULL;
    if (node) {
        return node;
    }
    while (cursor.kind == CXCursor_UnexposedExpr && !node) {
        struct cursors children = cursor_expressions(c, cursor);
        if (children.len == 1 && cursor_is_conversion(c, cursor, children.items[0])) {
            if (!value_type) {
                value_type = decay_type(c, convert_type(c, clang_getCursorType(cursor)));
            }
            cursor = children.items[0];
        } else {
            node = convert_unexposed(c, cursor, children);
        }
    }
    if (!node) {
        node = convert_exposed(c, cursor);
    }
    node_set_value(c, node, convert_type(c, clang_getCursorType(cursor)), value_type);
    return node;
}
