/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What kind of value an expression has, from its own kind and its children: libclang does not tell. */
#include "clang/convert.h"

static bool
is_array(const struct type *type)
{
    return type->kind == TYPE_ARRAY || type->kind == TYPE_INCOMPLETE_ARRAY || type->kind == TYPE_VLA;
}

static bool
is_static_object(const struct decl *decl)
{
    return decl->kind == DECL_FUNCTION ||
           (decl->kind == DECL_VAR && !decl->is_thread_local &&
            (!decl->is_local || decl->storage == STORAGE_STATIC || decl->storage == STORAGE_EXTERN));
}

/* Whether the node designates a place that exists for the whole run. */
static bool
is_static_place(const struct node *node)
{
    switch ((int)node->kind) {
    case NODE_REF:
        return is_static_object(node->decl);
    case NODE_LITERAL:
        return node->is_lvalue;
    case NODE_PAREN:
        return is_static_place(node->children[0]);
    case NODE_MEMBER:
        return node->op == '.' ? is_static_place(node->children[0]) : node->children[0]->is_constant;
    case NODE_INDEX:
        return node->children[0]->is_constant && node->children[1]->is_constant;
    case NODE_UNARY:
        return node->unary == UNARY_DEREF && node->children[0]->is_constant;
    default:
        return false;
    }
}

static bool
has_constant_children(const struct node *node)
{
    for (size_t i = 0; i < node->child_count; i++) {
        if (!node->children[i] || !node->children[i]->is_constant) {
            return false;
        }
    }
    return true;
}

static bool
is_constant(const struct node *node)
{
    bool decays = is_array(node->type) || node->type->kind == TYPE_FUNCTION;
    if (decays && node->value_type->kind == TYPE_POINTER && is_static_place(node)) {
        return true;
    }
    switch ((int)node->kind) {
    case NODE_LITERAL:
        return true;
    case NODE_REF:
        return node->decl->kind == DECL_ENUMERATOR;
    case NODE_UNEVALUATED:
        return !node->is_evaluated;
    case NODE_UNARY:
        if (node->unary == UNARY_ADDRESS) {
            return is_static_place(node->children[0]);
        }
        return node->unary != UNARY_DEREF && (node->unary < UNARY_PRE_INC || node->unary > UNARY_POST_DEC) &&
               node->children[0]->is_constant;
    case NODE_BINARY:
        return node->binary <= BINARY_OR && has_constant_children(node);
    case NODE_PAREN:
    case NODE_COND:
    case NODE_CAST:
        return has_constant_children(node);
    case NODE_GENERIC:
        return node->children[node->child_count - 1]->is_constant;
    default:
        return false;
    }
}

static bool
is_lvalue(const struct node *node)
{
    switch ((int)node->kind) {
    case NODE_REF:
        return node->decl->kind == DECL_VAR || node->decl->kind == DECL_PARAM;
    case NODE_MEMBER:
        return node->op == '>' || node->children[0]->is_lvalue;
    case NODE_INDEX:
    case NODE_COMPOUND_LITERAL:
        return true;
    case NODE_UNARY:
        return (node->unary == UNARY_DEREF && node->type->kind != TYPE_FUNCTION) ||
               ((node->unary == UNARY_REAL || node->unary == UNARY_IMAG || node->unary == UNARY_EXTENSION) &&
                node->children[0]->is_lvalue);
    case NODE_LITERAL:
        return is_array(node->type);
    case NODE_PAREN:
        return node->children[0]->is_lvalue;
    case NODE_GENERIC:
        return node->children[node->child_count - 1]->is_lvalue;
    default:
        return false;
    }
}

static bool
has_simple_children(const struct node *node)
{
    for (size_t i = 0; i < node->child_count; i++) {
        if (node->children[i] && !node->children[i]->is_simple) {
            return false;
        }
    }
    return true;
}

static bool
is_simple(const struct node *node)
{
    switch ((int)node->kind) {
    case NODE_LITERAL:
        return true;
    case NODE_REF:
        return node->decl->kind != DECL_FUNCTION;
    case NODE_MEMBER:
    case NODE_INDEX:
    case NODE_PAREN:
    case NODE_UNARY:
    case NODE_BINARY:
    case NODE_COND:
    case NODE_CAST:
        return has_simple_children(node);
    default:
        return false;
    }
}

/* libclang shows the type of what was once an array parameter as the array: a value is never an array. A builtin's
 * name has a type of its own, that of the function is more use. */
static void
correct_types(struct convert *c, struct node *node)
{
    bool is_builtin = node->kind == NODE_REF && node->decl->kind == DECL_FUNCTION && node->decl->is_implicit;
    if (is_builtin || (node->kind == NODE_REF && node->decl->kind == DECL_PARAM)) {
        node->type = node->decl->type;
    } else if (node->kind == NODE_PAREN && is_array(node->type)) {
        node->type = node->children[0]->type;
    } else if (!is_lvalue(node) && node->kind != NODE_INIT_LIST && node->kind != NODE_DESIGNATED &&
               node->kind != NODE_MEMBER && node->kind != NODE_CHOOSE && is_array(node->type)) {
        node->type = decay_type(c, node->type);
    }
}

void
node_set_value(struct convert *c, struct node *node, const struct type *type, const struct type *value_type)
{
    node->type = type;
    correct_types(c, node);
    node->value_type = value_type ? value_type : node->type;
    if (node->kind == NODE_DESIGNATED && node->child_count) {
        node->type = node->value_type = node->children[0]->value_type;
    }
    node->is_lvalue = is_lvalue(node);
    node->is_constant = is_constant(node);
    node->is_simple = is_simple(node);
}
