/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An async function is called in another way than a plain one, so a pointer to one cannot stand for the other. */
#include "model/checking.h"

static bool
is_function_pointer(const struct type *type)
{
    const struct type *canonical = type && type->canonical ? type->canonical : type;
    return canonical && (canonical->kind == TYPE_FUNCTION ||
                         (canonical->kind == TYPE_POINTER && canonical->target->kind == TYPE_FUNCTION));
}

/* Written through a typedef with `async`. */
static bool
is_async_pointer(const struct type *type)
{
    while (type) {
        const struct decl *name = type->typedef_decl;
        if (name && name->async_kind != ASYNC_NOT) {
            return true;
        }
        type = type->kind == TYPE_POINTER ? type->target : NULL;
    }
    return false;
}

void
check_cast(const struct context *context, const struct node *cast)
{
    const struct node *operand = strip_parens(cast->children[0]);
    if (!is_function_pointer(cast->type) || !is_function_pointer(operand->type) ||
        is_async_pointer(cast->type) == is_async_pointer(operand->type) || operand->kind == NODE_REF) {
        return;
    }
    report_node(context, cast,
                "a cast between pointers to async and to plain functions; they are called in different ways");
}

/* The type of what the value goes to, or NULL. */
static const struct type *
destination(const struct context *context, const struct node *value)
{
    const struct node *parent = value->parent;
    while (parent && (parent->kind == NODE_PAREN || parent->kind == NODE_COND ||
                      (parent->kind == NODE_UNARY && parent->unary == UNARY_ADDRESS))) {
        value = parent;
        parent = parent->parent;
    }
    if (!parent) {
        return NULL;
    }
    if (parent->kind == NODE_CAST) {
        return parent->type;
    }
    if (parent->kind == NODE_BINARY && parent->binary == BINARY_ASSIGN && parent->children[1] == value) {
        return parent->children[0]->type;
    }
    if (parent->kind == NODE_RETURN && context->function->type) {
        return context->function->type->target;
    }
    for (size_t i = 0; i < parent->decl_count; i++) {
        if (parent->decls[i]->init == value) {
            return parent->decls[i]->type;
        }
    }
    const struct decl *callee = parent->kind == NODE_CALL ? call_target(parent) : NULL;
    for (size_t i = 1; callee && i < parent->child_count && i <= callee->param_count; i++) {
        if (parent->children[i] == value) {
            return callee->params[i - 1]->type;
        }
    }
    return NULL;
}

void
check_function_value(const struct context *context, const struct node *reference)
{
    const struct node *parent = reference->parent;
    while (parent && parent->kind == NODE_PAREN) {
        parent = parent->parent;
    }
    bool is_called = parent && parent->kind == NODE_CALL && strip_parens(parent->children[0]) == reference;
    if (is_called || context->is_unevaluated || reference->decl->kind != DECL_FUNCTION) {
        return;
    }
    struct diag *diag = context->program->diag;
    struct str name = reference->decl->name;
    bool is_async = reference->decl->first->async_kind != ASYNC_NOT;
    const struct type *to = destination(context, reference);
    if (!is_async && is_async_pointer(to)) {
        diag_report(diag, SEVERITY_ERROR, range_of(context, reference),
                    "'%.*s' is a plain function, and a pointer to an async function is wanted here", STR_ARG(name));
    } else if (is_async && !is_async_pointer(to)) {
        diag_report(diag, SEVERITY_ERROR, range_of(context, reference),
                    "'%.*s' is an async function and cannot be used as a pointer to a plain one; call it",
                    STR_ARG(name));
    } else {
        return;
    }
    note_declaration(context, reference->decl);
}
