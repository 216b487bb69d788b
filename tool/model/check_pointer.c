/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An async function is called in another way than a plain one, so a pointer to one cannot stand for the other; and what
 * a pointer may point to must fit into the frames that its typedef promises. */
#include "model/bound.h"
#include "model/checking.h"
#include "model/uses.h"

static bool
is_function_pointer(const struct type *type)
{
    const struct type *canonical = type && type->canonical ? type->canonical : type;
    return canonical && (canonical->kind == TYPE_FUNCTION ||
                         (canonical->kind == TYPE_POINTER && canonical->target->kind == TYPE_FUNCTION));
}

/* f, &f, *f, (f): the function; NULL for pointers that are computed. */
static const struct node *
named_function(const struct node *node)
{
    while (node->kind == NODE_PAREN ||
           (node->kind == NODE_UNARY && (node->unary == UNARY_ADDRESS || node->unary == UNARY_DEREF))) {
        node = node->children[0];
    }
    return node->kind == NODE_REF && node->decl->kind == DECL_FUNCTION ? node : NULL;
}

static void
report_mismatch(const struct context *context, const struct node *value, const struct node *function, bool is_async)
{
    struct diag *diag = context->program->diag;
    if (!function) {
        diag_report(diag, SEVERITY_ERROR, range_of(context, value),
                    is_async ? "a pointer to an async function cannot stand for one to a plain function; they are called "
                               "in different ways"
                             : "a pointer to a plain function cannot stand for one to an async function; they are called "
                               "in different ways");
        return;
    }
    struct str name = function->decl->name;
    if (is_async) {
        diag_report(diag, SEVERITY_ERROR, range_of(context, function),
                    "'%.*s' is an async function and cannot be used as a pointer to a plain one; call it", STR_ARG(name));
    } else {
        diag_report(diag, SEVERITY_ERROR, range_of(context, function),
                    "'%.*s' is a plain function, and a pointer to an async function is wanted here", STR_ARG(name));
    }
    note_declaration(context, function->decl);
}

void
check_conversion(const struct context *context, const struct type *to, const struct node *value)
{
    while (value->kind == NODE_PAREN || (value->kind == NODE_BINARY && value->binary == BINARY_COMMA)) {
        value = value->children[value->child_count - 1];
    }
    if (value->kind == NODE_COND) {
        for (size_t i = 1; i < value->child_count; i++) {
            if (value->children[i]) {
                check_conversion(context, to, value->children[i]);
            }
        }
        return;
    }
    const struct node *function = named_function(value);
    if (context->is_unevaluated || !is_function_pointer(value->type) || !is_function_pointer(to)) {
        return;
    }
    const struct decl *from_name = function ? NULL : async_value(value);
    const struct decl *to_name = async_typedef(to);
    bool is_async = function ? function->decl->first->async_kind != ASYNC_NOT : from_name != NULL;
    if (is_async != (to_name != NULL)) {
        report_mismatch(context, value, function, is_async);
    } else if (is_async && from_name != to_name) {
        bound_note_pointer(context->program, value, function ? function->decl : NULL, from_name, to_name);
    }
}

/* The type of parameter `index`, counted from 0; NULL if the call does not say. */
static const struct type *
param_type(const struct node *call, size_t index)
{
    const struct decl *callee = call_target(call);
    if (callee) {
        return index < callee->param_count ? callee->params[index]->type : NULL;
    }
    const struct type *type = call->children[0]->type;
    while (type && type->kind == TYPE_POINTER) {
        type = type->target;
    }
    return type && type->kind == TYPE_FUNCTION && index < type->param_count ? type->params[index] : NULL;
}

void
check_conversions(const struct context *context, const struct node *node)
{
    switch ((int)node->kind) {
    case NODE_BINARY:
        if (node->binary == BINARY_ASSIGN) {
            check_conversion(context, node->children[0]->type, node->children[1]);
        } else if (node->binary == BINARY_ARITHMETIC && is_function_pointer(node->children[0]->type)) {
            check_conversion(context, node->children[0]->type, node->children[1]);
        }
        break;
    case NODE_CALL:
        for (size_t i = 1; i < node->child_count; i++) {
            const struct type *to = param_type(node, i - 1);
            if (to) {
                check_conversion(context, to, node->children[i]);
            }
        }
        break;
    case NODE_RETURN:
        if (node->child_count && node->children[0] && context->function->type->target) {
            check_conversion(context, context->function->type->target, node->children[0]);
        }
        break;
    case NODE_COMPOUND_LITERAL:
        check_initial_value(context, node->type, node->children[0]);
        break;
    case NODE_CAST:
        check_conversion(context, node->type, node->children[0]);
        break;
    default:
        break;
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        if (node->decls[i]->kind == DECL_VAR && node->decls[i]->init) {
            check_initial_value(context, node->decls[i]->type, node->decls[i]->init);
        }
    }
}

/* Whether somebody takes the value who looks at it as a pointer to a function. */
static bool
is_taken(const struct node *value, const struct node *parent)
{
    switch ((int)parent->kind) {
    case NODE_BINARY:
        return parent->binary == BINARY_ASSIGN || parent->binary == BINARY_ARITHMETIC;
    case NODE_CALL:
        for (size_t i = 1; i < parent->child_count; i++) {
            if (parent->children[i] == value) {
                return param_type(parent, i - 1) != NULL;
            }
        }
        return true;
    case NODE_RETURN:
    case NODE_CAST:
    case NODE_INIT_LIST:
    case NODE_DESIGNATED:
    case NODE_COMPOUND_LITERAL:
    case NODE_DECL_STMT:
        return true;
    default:
        return false;
    }
}

void
check_function_value(const struct context *context, const struct node *reference)
{
    if (reference->decl->kind != DECL_FUNCTION || reference->decl->first->async_kind == ASYNC_NOT ||
        context->is_unevaluated || is_callee(reference)) {
        return;
    }
    const struct node *value = reference;
    const struct node *parent = reference->parent;
    while (parent && (parent->kind == NODE_PAREN || parent->kind == NODE_COND ||
                      (parent->kind == NODE_BINARY && parent->binary == BINARY_COMMA) ||
                      (parent->kind == NODE_UNARY &&
                       (parent->unary == UNARY_ADDRESS || parent->unary == UNARY_DEREF)))) {
        value = parent;
        parent = parent->parent;
    }
    bool is_initializer = !parent; /* of a variable at file scope */
    if (!is_initializer && !is_taken(value, parent)) {
        report_mismatch(context, reference, reference, true);
    }
}
