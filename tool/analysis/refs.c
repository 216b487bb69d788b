/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Walks an expression. `fate` are the flags for objects whose address the value of the expression may be:
 *
 *     memset(&x, 0, n)    &x has the fate WRITE | ADDRESS
 *     p = x.a + 1         x.a (an array) has the fate KEPT
 *     x.a[1]              x.a has the fate USE: only the object is touched, its address goes nowhere
 */
#include "analysis/refs.h"

#include "analysis/callee.h"
#include "model/program.h"

#define KEPT ((unsigned)(REF_USE | REF_WRITE | REF_ADDRESS | REF_ESCAPE))
#define CHANGED ((unsigned)(REF_USE | REF_WRITE))

struct walk {
    const struct function *fn;
    struct ref_list *refs;
    bool is_certain; /* what is walked is evaluated if the whole expression is */
};

static void walk_value(struct walk *walk, const struct node *node, unsigned fate);

void
refs_add(const struct function *fn, struct ref_list *refs, size_t object, unsigned flags)
{
    if (!flags) {
        return;
    }
    for (size_t i = 0; i < refs->len; i++) {
        if (refs->items[i].object == object) {
            refs->items[i].flags |= flags;
            return;
        }
    }
    vec_push(fn->arena, refs, (struct ref){(unsigned)object, flags});
}

static bool
is_expression(const struct node *node)
{
    return node->kind >= NODE_LITERAL;
}

/* Whether using the object as a value gives its address. */
static bool
decays(const struct type *type)
{
    return type && (type->kind == TYPE_ARRAY || type->kind == TYPE_INCOMPLETE_ARRAY || type->kind == TYPE_VLA);
}

enum access { AS_VALUE, AS_OBJECT };

/* True if the node was replaced. An array that was replaced is a pointer now, so its fate is not that of the local. */
static bool
walk_hole(struct walk *walk, const struct node *node, unsigned flags, enum access access)
{
    const struct hole *hole = is_expression(node) ? node->info : NULL;
    if (!hole) {
        return false;
    }
    switch (hole->kind) {
    case HOLE_LOCAL:
        flags = access == AS_OBJECT || decays(hole->local->type) ? flags : REF_USE;
        refs_add(walk->fn, walk->refs, hole->local->index, flags);
        break;
    case HOLE_TARGET: refs_add(walk->fn, walk->refs, hole->local->index, REF_USE); break;
    case HOLE_ARM:
    case HOLE_ARM_OK:
    case HOLE_RESULT: refs_add(walk->fn, walk->refs, hole->await->object, REF_USE); break;
    case HOLE_ITEM: refs_add(walk->fn, walk->refs, hole->local->index, REF_USE); break;
    case HOLE_NOTHING: break;
    }
    return true;
}

/* Types with an array size in them, and constructs that nobody took apart: every local that is named is meant. */
static void
walk_tokens(struct walk *walk, token_index begin, token_index end, unsigned flags)
{
    const struct source *source = walk->fn->source;
    if (!source) {
        return;
    }
    for (token_index i = begin; i < end && i < source->token_count; i++) {
        if (source->tokens[i].kind != TOKEN_IDENT) {
            continue;
        }
        for (size_t j = 0; j < walk->fn->locals.len; j++) {
            const struct local *local = walk->fn->locals.items[j];
            if (local->decl && str_eq(local->decl->name, source->tokens[i].text)) {
                refs_add(walk->fn, walk->refs, j, flags);
            }
        }
    }
}

static void
walk_uncertain(struct walk *walk, const struct node *node, unsigned fate)
{
    bool was_certain = walk->is_certain;
    walk->is_certain = false;
    walk_value(walk, node, fate);
    walk->is_certain = was_certain;
}

static void
walk_literal(struct walk *walk, const struct node *node)
{
    if (node->type && node->type->is_variably_modified) {
        walk_tokens(walk, node->begin, node->end, REF_USE);
    }
    for (size_t i = 0; i < node->child_count; i++) {
        walk_value(walk, node->children[i], KEPT);
    }
}

/* The object that `node` designates, or a part of it, is touched: `flags` say how. */
static void
walk_lvalue(struct walk *walk, const struct node *node, unsigned flags)
{
    if (!node || walk_hole(walk, node, flags, AS_OBJECT)) {
        return;
    }
    const struct local *local;
    switch (node->kind) {
    case NODE_REF:
        local = function_find_local(walk->fn, node->decl);
        if (local) {
            refs_add(walk->fn, walk->refs, local->index, flags);
        }
        break;
    case NODE_COMPOUND_LITERAL:
        local = function_find_local(walk->fn, node->decl);
        if (local) {
            unsigned begins = walk->is_certain ? REF_KILL | REF_DECLARED : REF_WRITE;
            refs_add(walk->fn, walk->refs, local->index, begins | flags);
        }
        walk_literal(walk, node);
        break;
    case NODE_PAREN: walk_lvalue(walk, node->children[0], flags); break;
    case NODE_GENERIC: walk_lvalue(walk, node->children[node->child_count - 1], flags); break;
    case NODE_MEMBER:
        if (node->op == '.') {
            walk_lvalue(walk, node->children[0], flags);
        } else {
            walk_value(walk, node->children[0], flags);
        }
        break;
    case NODE_INDEX:
        if (node->children[0]->type && node->children[0]->type->kind == TYPE_VECTOR) {
            walk_lvalue(walk, node->children[0], flags);
        } else {
            walk_value(walk, node->children[0], flags);
        }
        walk_value(walk, node->children[1], flags);
        break;
    case NODE_UNARY:
        if (node->unary == UNARY_DEREF) {
            walk_value(walk, node->children[0], flags);
        } else if (node->unary == UNARY_REAL || node->unary == UNARY_IMAG || node->unary == UNARY_EXTENSION) {
            walk_lvalue(walk, node->children[0], flags);
        } else {
            walk_value(walk, node, flags);
        }
        break;
    default: walk_value(walk, node, flags); break;
    }
}

static const struct node *
strip(const struct node *node)
{
    while (node->kind == NODE_PAREN && !node->info) {
        node = node->children[0];
    }
    return node;
}

/* `left` = …: a certain store to all of a local ends what it held before. */
static void
walk_store(struct walk *walk, const struct node *left)
{
    const struct node *target = strip(left);
    bool is_whole = target->kind == NODE_REF && !target->info && function_find_local(walk->fn, target->decl);
    walk_lvalue(walk, left, is_whole && walk->is_certain ? REF_KILL : REF_WRITE);
}

static void
walk_unary(struct walk *walk, const struct node *node, unsigned fate)
{
    const struct node *operand = node->children[0];
    switch (node->unary) {
    case UNARY_ADDRESS: walk_lvalue(walk, operand, fate); break;
    case UNARY_DEREF: walk_value(walk, operand, decays(node->type) ? fate : REF_USE); break;
    case UNARY_PRE_INC:
    case UNARY_PRE_DEC:
    case UNARY_POST_INC:
    case UNARY_POST_DEC: walk_lvalue(walk, operand, CHANGED); break;
    case UNARY_EXTENSION: walk_value(walk, operand, fate); break;
    case UNARY_NOT: walk_value(walk, operand, 0); break;
    case UNARY_PLUS:
    case UNARY_MINUS:
    case UNARY_COMPLEMENT: walk_value(walk, operand, KEPT); break;
    case UNARY_REAL:
    case UNARY_IMAG: walk_lvalue(walk, operand, REF_USE); break;
    }
}

static void
walk_binary(struct walk *walk, const struct node *node, unsigned fate)
{
    const struct node *left = node->children[0];
    const struct node *right = node->children[1];
    bool gives_pointer = !node->type || node->type->kind == TYPE_POINTER;
    switch (node->binary) {
    case BINARY_ARITHMETIC: /* a comparison or a difference of pointers lets no address out */
        walk_value(walk, left, gives_pointer ? fate : 0);
        walk_value(walk, right, gives_pointer ? fate : 0);
        break;
    case BINARY_AND:
    case BINARY_OR:
        walk_value(walk, left, 0);
        walk_uncertain(walk, right, 0);
        break;
    case BINARY_COMMA:
        walk_value(walk, left, 0);
        walk_value(walk, right, fate);
        break;
    case BINARY_ASSIGN:
        walk_store(walk, left);
        walk_value(walk, right, KEPT);
        break;
    case BINARY_ASSIGN_OP:
        walk_lvalue(walk, left, CHANGED);
        walk_value(walk, right, KEPT);
        break;
    }
}

static unsigned
fate_of_argument(const struct decl *callee, const struct node *call, size_t index, unsigned fate)
{
    switch (callee_argument_fate(callee, call, index)) {
    case ARGUMENT_KEPT: return KEPT;
    case ARGUMENT_RETURNED: return CHANGED | REF_ADDRESS | fate;
    case ARGUMENT_CHANGED: return CHANGED | REF_ADDRESS;
    case ARGUMENT_READ: return REF_USE | REF_ADDRESS;
    case ARGUMENT_FILLED: return REF_WRITE | REF_ADDRESS;
    case ARGUMENT_FILLED_AND_RETURNED: return REF_WRITE | REF_ADDRESS | fate;
    }
    return KEPT;
}

unsigned
refs_awaited_fate(const struct decl *callee, size_t index)
{
    switch (callee_awaited_fate(callee, index)) {
    case ARGUMENT_CHANGED: return CHANGED | REF_ADDRESS | REF_HELD;
    case ARGUMENT_READ: return REF_USE | REF_ADDRESS | REF_HELD;
    case ARGUMENT_FILLED: return REF_WRITE | REF_ADDRESS | REF_HELD;
    case ARGUMENT_KEPT:
    case ARGUMENT_RETURNED:
    case ARGUMENT_FILLED_AND_RETURNED: break;
    }
    return KEPT;
}

static void
walk_call(struct walk *walk, const struct node *node, unsigned fate)
{
    const struct node *callee = strip(node->children[0]);
    const struct decl *function =
        callee->kind == NODE_REF && callee->decl && callee->decl->kind == DECL_FUNCTION ? callee->decl : NULL;
    walk_value(walk, callee, REF_USE);
    if (walk->fn->exit_error && is_exit_error(node)) {
        refs_add(walk->fn, walk->refs, walk->fn->exit_error->index, REF_USE);
    }
    for (size_t i = 1; i < node->child_count; i++) {
        walk_value(walk, node->children[i], fate_of_argument(function, node, i - 1, fate));
    }
}

static void
walk_cast(struct walk *walk, const struct node *node, unsigned fate)
{
    const struct node *operand = node->children[node->child_count - 1];
    const struct type *type = node->type;
    if (type && type->is_variably_modified) {
        walk_tokens(walk, node->begin, operand->begin, REF_USE);
    }
    if (type && (type->kind == TYPE_VOID || type->kind == TYPE_BOOL)) {
        walk_value(walk, operand, 0);
    } else {
        walk_value(walk, operand, type && type->kind == TYPE_POINTER ? fate : KEPT);
    }
}

static void
walk_children(struct walk *walk, const struct node *node, unsigned fate)
{
    for (size_t i = 0; i < node->child_count; i++) {
        walk_value(walk, node->children[i], fate);
    }
}

/* Inside a statement expression, in any order and any number of times. */
static void
walk_statement(struct walk *walk, const struct node *node)
{
    if (!node) {
        return;
    }
    if (is_expression(node)) {
        walk_uncertain(walk, node, KEPT);
        return;
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        const struct decl *decl = node->decls[i];
        if (decl->type && decl->type->is_variably_modified) {
            walk_tokens(walk, decl->begin, decl->end, REF_USE);
        }
        if (decl->kind == DECL_VAR && decl->init) {
            walk_uncertain(walk, decl->init, KEPT);
        }
    }
    if (node->kind == NODE_ASM) {
        walk_value(walk, node, 0);
        return;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        walk_statement(walk, node->children[i]);
    }
}

/* Which operands of an asm are outputs is not known. */
static void
walk_asm(struct walk *walk, const struct node *node)
{
    for (size_t i = 0; i < node->child_count; i++) {
        const struct node *operand = node->children[i];
        if (operand && operand->is_lvalue) {
            walk_lvalue(walk, operand, CHANGED);
        } else {
            walk_value(walk, operand, KEPT);
        }
    }
}

/* An operand whose addresses are kept; in `lvalue = call` the lvalue's address is. */
static void
walk_kept(struct walk *walk, const struct node *node)
{
    const struct node *stripped = node ? strip(node) : NULL;
    if (stripped && stripped->kind == NODE_BINARY && stripped->binary == BINARY_ASSIGN && !stripped->info) {
        walk_lvalue(walk, stripped->children[0], KEPT);
        walk_value(walk, stripped->children[1], KEPT);
    } else {
        walk_value(walk, node, KEPT);
    }
}

static void
walk_cond(struct walk *walk, const struct node *node, unsigned fate)
{
    walk_value(walk, node->children[0], node->children[1] ? 0 : fate);
    walk_uncertain(walk, node->children[1], fate);
    walk_uncertain(walk, node->children[2], fate);
}

static void
walk_value(struct walk *walk, const struct node *node, unsigned fate)
{
    if (!node || walk_hole(walk, node, fate, AS_VALUE)) {
        return;
    }
    switch (node->kind) {
    case NODE_LITERAL:
    case NODE_ADDR_LABEL: break;
    case NODE_REF: walk_lvalue(walk, node, decays(node->type) ? fate : REF_USE); break;
    case NODE_MEMBER:
    case NODE_INDEX: walk_lvalue(walk, node, decays(node->type) ? fate : REF_USE); break;
    case NODE_PAREN: walk_value(walk, node->children[0], fate); break;
    case NODE_UNARY: walk_unary(walk, node, fate); break;
    case NODE_BINARY: walk_binary(walk, node, fate); break;
    case NODE_CALL: walk_call(walk, node, fate); break;
    case NODE_AWAIT: walk_value(walk, node->children[0], fate); break;
    case NODE_COND: walk_cond(walk, node, fate); break;
    case NODE_CAST: walk_cast(walk, node, fate); break;
    case NODE_GENERIC: walk_value(walk, node->children[node->child_count - 1], fate); break;
    case NODE_CHOOSE:
        for (size_t i = 0; i < node->child_count; i++) {
            walk_uncertain(walk, node->children[i], fate);
        }
        break;
    case NODE_UNEVALUATED:
        if (node->is_evaluated) {
            walk_tokens(walk, node->begin, node->end, REF_USE);
            walk_children(walk, node, 0);
        }
        break;
    case NODE_VA_ARG: walk_lvalue(walk, node->children[0], CHANGED); break;
    case NODE_STMT_EXPR: walk_statement(walk, node->children[0]); break;
    case NODE_ASM: walk_asm(walk, node); break;
    case NODE_CONSUMER:
        for (size_t i = 0; i < node->child_count; i++) {
            walk_kept(walk, node->children[i]);
        }
        break;
    case NODE_COMPOUND_LITERAL: walk_lvalue(walk, node, decays(node->type) ? fate : REF_USE); break;
    case NODE_UNKNOWN:
        walk_tokens(walk, node->begin, node->end, KEPT);
        walk_children(walk, node, KEPT);
        break;
    default: walk_children(walk, node, KEPT); break;
    }
}

void
refs_collect(const struct function *fn, const struct node *value, enum value_goes goes, struct ref_list *refs)
{
    struct walk walk = {fn, refs, true};
    switch (goes) {
    case VALUE_DROPPED: walk_value(&walk, value, 0); break;
    case VALUE_STORED: walk_value(&walk, value, KEPT); break;
    case VALUE_AWAITED: walk_kept(&walk, value); break;
    }
}

void
refs_collect_argument(const struct function *fn, const struct node *value, unsigned fate, struct ref_list *refs)
{
    struct walk walk = {fn, refs, true};
    walk_value(&walk, value, fate);
}

void
refs_collect_type(const struct function *fn, const struct decl *decl, struct ref_list *refs)
{
    struct walk walk = {fn, refs, true};
    if (decl && decl->type && decl->type->is_variably_modified) {
        walk_tokens(&walk, decl->begin, decl->end, REF_USE);
    }
}
