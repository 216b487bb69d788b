/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which expressions do more than read, and which have to be taken apart to keep their operands in order.
 *
 * Flags are computed bottom-up once for each full expression that holds an await; lower/expr.c updates has_effect as
 * it moves work out of the expression. */
#include "lower/lowering.h"

bool
is_stable(const struct node *node)
{
    while (node->kind == NODE_PAREN || node->kind == NODE_CAST) {
        node = node->children[node->child_count - 1];
    }
    if (node->info && node->kind != NODE_COMPOUND) {
        return true;
    }
    switch (node->kind) {
    case NODE_LITERAL:
    case NODE_UNEVALUATED:
        return true;
    case NODE_REF:
        return node->decl->kind == DECL_ENUMERATOR || node->decl->kind == DECL_FUNCTION;
    default:
        return node->is_constant;
    }
}

bool
has_own_effect(const struct node *node)
{
    switch (node->kind) {
    case NODE_CALL:
    case NODE_CONSUMER:
    case NODE_RAISE:
    case NODE_STMT_EXPR:
    case NODE_AWAIT:
    case NODE_VA_ARG:
        return true;
    case NODE_BINARY:
        return node->binary == BINARY_ASSIGN || node->binary == BINARY_ASSIGN_OP;
    case NODE_UNARY:
        return node->unary == UNARY_PRE_INC || node->unary == UNARY_PRE_DEC || node->unary == UNARY_POST_INC ||
               node->unary == UNARY_POST_DEC;
    case NODE_UNEVALUATED:
        return node->is_evaluated;
    default:
        /* A volatile or atomic object that is only named, as under &, counts too: rare, and never wrong. */
        return node->is_lvalue && node->type &&
               (node->type->is_volatile || node->type->kind == TYPE_ATOMIC);
    }
}

/* Operators that sequence their operands themselves. */
static bool
is_sequenced(const struct node *node)
{
    return node->kind == NODE_COND || node->kind == NODE_STMT_EXPR ||
           (node->kind == NODE_BINARY && (node->binary == BINARY_AND || node->binary == BINARY_OR ||
                                          node->binary == BINARY_COMMA));
}

void
effects_compute(struct node *node)
{
    node->has_effect = has_own_effect(node);
    node->needs_order = node->has_await;
    if (node->kind == NODE_UNEVALUATED && !node->is_evaluated) {
        return;
    }
    size_t effects = 0;
    bool has_unstable = false;
    for (size_t i = 0; i < node->child_count; i++) {
        struct node *child = node->children[i];
        if (!child) {
            continue;
        }
        effects_compute(child);
        node->has_effect |= child->has_effect;
        node->needs_order |= child->needs_order;
        effects += child->has_effect;
        has_unstable |= !child->has_effect && !is_stable(child);
    }
    if (!is_sequenced(node) && (effects > 1 || (effects == 1 && has_unstable))) {
        node->needs_order = true;
    }
}
