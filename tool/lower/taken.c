/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The operands of a form, `lvalue = call` or a call alone: evaluated from left to right before the form begins.
 *
 *     await async_gather(*p++ = f(i++), …)   ->   t1 = &*p++; t2 = i++; …; begin f(t2); …; *t1 = <result of f>
 */
#include "lower/lowering.h"

bool
is_fixed_place(const struct node *place)
{
    switch ((int)place->kind) {
    case NODE_PAREN:
        return is_fixed_place(place->children[0]);
    case NODE_REF:
        return true;
    case NODE_MEMBER:
        return place->op == '.' && is_fixed_place(place->children[0]);
    case NODE_INDEX:
        return place->children[0]->type->kind == TYPE_ARRAY && is_fixed_place(place->children[0]) &&
               place->children[1]->is_constant;
    default:
        return false;
    }
}

/* &place, which the source has not: it begins where its operand does. */
static struct node *
make_address(struct lowering *lower, const struct node *place)
{
    struct type *type = ARENA_NEW(lower->arena, struct type);
    long long size = lower->fn->program->pointer_size;
    *type = (struct type){.kind = TYPE_POINTER, .canonical = type, .unqualified = type, .target = place->type,
                          .size = size, .align = size};
    struct node *node = detach(lower, place);
    node->kind = NODE_UNARY;
    node->unary = UNARY_ADDRESS;
    node->type = node->value_type = type;
    node->children = ARENA_ARRAY(lower->arena, struct node *, 1);
    node->children[0] = detach(lower, place);
    node->child_count = 1;
    node->has_effect = true; /* so that what stands to its left is evaluated before it */
    return node;
}

void
evaluated_add(struct lowering *lower, struct evaluated *evaluated, struct node *node)
{
    vec_push(lower->arena, &evaluated->nodes, node);
}

void
evaluated_add_taken(struct lowering *lower, struct evaluated *evaluated, const struct taken *taken)
{
    struct node *place = taken->assignment ? taken->assignment->children[0] : NULL;
    if (place && !is_fixed_place(place)) {
        struct node *address = make_address(lower, place);
        vec_push(lower->arena, &evaluated->places, ((struct evaluated_place){place, address}));
        evaluated_add(lower, evaluated, address);
    }
    for (size_t i = 1; i < taken->call->child_count; i++) {
        evaluated_add(lower, evaluated, taken->call->children[i]);
    }
    if (taken->value) {
        evaluated_add(lower, evaluated, taken->value);
    }
}

void
evaluated_add_operands(struct lowering *lower, struct evaluated *evaluated, const struct node *consumer)
{
    for (size_t i = 0; i < consumer->child_count; i++) {
        struct taken taken = taken_find(lower->fn->program, consumer->children[i]);
        if (taken.callee) {
            evaluated_add_taken(lower, evaluated, &taken);
        } else {
            evaluated_add(lower, evaluated, consumer->children[i]);
        }
    }
}

void
evaluated_lower(struct lowering *lower, struct evaluated *evaluated)
{
    lower_operands(lower, evaluated->nodes.items, evaluated->nodes.len);
    for (size_t i = 0; i < evaluated->places.len; i++) {
        struct node *address = evaluated->places.items[i].address;
        spill(lower, address);
        struct hole *hole = address->info;
        make_hole(lower, evaluated->places.items[i].place, HOLE_TARGET, hole->local, NULL);
    }
}

static bool
has_any_effect(const struct node *node)
{
    if (!node || (node->kind == NODE_UNEVALUATED && !node->is_evaluated)) {
        return false;
    }
    bool has_effect = has_own_effect(node);
    for (size_t i = 0; !has_effect && i < node->child_count; i++) {
        has_effect = has_any_effect(node->children[i]);
    }
    return has_effect;
}

/* Whether one of them could see, or undo, what another does. */
static bool
depend_on_order(const struct evaluated *evaluated)
{
    size_t effects = 0;
    bool has_unstable = false;
    for (size_t i = 0; i < evaluated->nodes.len; i++) {
        const struct node *node = evaluated->nodes.items[i];
        bool has_effect = has_any_effect(node);
        effects += has_effect;
        has_unstable |= !has_effect && !is_stable(node);
    }
    return effects > 1 || (effects == 1 && has_unstable);
}

bool
evaluated_has_order(struct lowering *lower, const struct node *node)
{
    if (!node || node->kind == NODE_UNEVALUATED || node->kind == NODE_STMT_EXPR) {
        return false;
    }
    if (node->kind == NODE_CONSUMER) {
        struct evaluated evaluated = {0};
        evaluated_add_operands(lower, &evaluated, node);
        if (depend_on_order(&evaluated)) {
            return true;
        }
    }
    for (size_t i = 0; i < node->child_count; i++) {
        if (evaluated_has_order(lower, node->children[i])) {
            return true;
        }
    }
    return false;
}

struct local *
take_item(struct lowering *lower, const struct taken *taken)
{
    if (!taken->item) {
        return NULL;
    }
    struct local *item = add_named(lower, "item", taken->item->type->unqualified);
    if (taken->value) {
        assign_to(lower, item, taken->value, CONVERT_NONE);
    }
    return item;
}

bool
is_own_place(const struct node *place)
{
    while (place->kind != NODE_REF) {
        place = place->children[0];
    }
    return place->decl->info != NULL;
}

void
push_store(struct lowering *lower, struct node *assignment)
{
    struct stmt *stmt = new_stmt(lower, STMT_EVAL, assignment);
    stmt->value = detach(lower, assignment);
    stmt->value->needs_order = true;
    stmt->is_restructured = true;
    push_stmt(lower, stmt);
}
