/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Follows one parameter, or the address of one variable, through a body, from local to local. The address is kept if it goes anywhere else than into a
 * local pointer, a function that does not keep it, or the function's own value:
 *
 *     static const char *skip(const char *s) { while (*s == ' ') s++; return s; }      RETURNED
 *     static void add(struct list *l, struct item *i) { i->next = l->first; l->first = i; }    i is KEPT, l is not
 *
 * What is not understood keeps it.  O(body) for each turn, a turn for each pointer that it goes into. */
#include "analysis/keep.h"

#include "base/vec.h"

enum effect {
    EFFECT_READ = 1,
    EFFECT_WRITE = 2,
    EFFECT_RETURN = 4,
    EFFECT_KEEP = 8,
};

enum { FATE_UNKNOWN, FATE_IN_WORK, FATE_FIRST };

struct search {
    struct arena *arena;
    const struct decl *object;        /* a variable; NULL: what a parameter points to */
    struct holder_list holders;       /* locals that may point into the object        */
    unsigned effects;                 /* enum effect                                  */
};

static bool value_points(struct search *search, const struct node *node);
static void look_at_statement(struct search *search, const struct node *node);
static bool place_is_inside(struct search *search, const struct node *node);

static bool
is_holder(const struct search *search, const struct decl *decl)
{
    for (size_t i = 0; i < search->holders.len; i++) {
        if (search->holders.items[i] == decl) {
            return true;
        }
    }
    return false;
}

static bool
is_object(const struct search *search, const struct node *ref)
{
    return search->object && ref->decl == search->object;
}

static bool
is_array(const struct type *type)
{
    return type && (type->kind == TYPE_ARRAY || type->kind == TYPE_INCOMPLETE_ARRAY || type->kind == TYPE_VLA);
}

static bool
is_pointer(const struct type *type)
{
    return type && (type->canonical ? type->canonical : type)->kind == TYPE_POINTER;
}

/* A pointer that lives no longer than the call, and whose own address goes nowhere. */
static bool
is_local_pointer(const struct decl *decl)
{
    return decl && !decl_has_attribute(decl, "cleanup") && (decl->kind == DECL_VAR || decl->kind == DECL_PARAM) && decl->is_local && is_pointer(decl->type) &&
           decl->storage != STORAGE_STATIC && decl->storage != STORAGE_EXTERN && !decl->type->is_volatile;
}

static const struct node *
strip(const struct node *node)
{
    while (node->kind == NODE_PAREN) {
        node = node->children[0];
    }
    return node;
}

static void
keep_if(struct search *search, bool points)
{
    search->effects |= points ? EFFECT_KEEP : 0;
}

/* The value goes into `decl`. */
static void
hold(struct search *search, const struct decl *decl, bool points)
{
    if (!points || is_holder(search, decl)) {
        return;
    }
    keep_if(search, !is_local_pointer(decl));
    vec_push(search->arena, &search->holders, decl);
}

/* Looks at an expression whose value goes nowhere. */
static void
look(struct search *search, const struct node *node)
{
    if (node) {
        value_points(search, node);
    }
}

/* The operands of what is not understood: any of them may be kept. */
static void
look_at_unknown(struct search *search, const struct node *node)
{
    for (size_t i = 0; i < node->child_count; i++) {
        keep_if(search, node->children[i] && value_points(search, node->children[i]));
        keep_if(search, node->children[i] && node->children[i]->is_lvalue && place_is_inside(search, node->children[i]));
    }
}

enum call_form { CALL_PLAIN, CALL_AWAITED };

static bool
call_points(struct search *search, const struct node *node, enum call_form form)
{
    const struct node *callee = strip(node->children[0]);
    const struct decl *function = callee->kind == NODE_REF && callee->decl && callee->decl->kind == DECL_FUNCTION
                                      ? callee->decl
                                      : NULL;
    bool result = false;
    look(search, node->children[0]);
    for (size_t i = 1; i < node->child_count; i++) {
        if (!value_points(search, node->children[i])) {
            continue;
        }
        switch (form == CALL_AWAITED ? callee_awaited_fate(function, i - 1) : callee_argument_fate(function, node, i - 1)) {
        case ARGUMENT_KEPT: search->effects |= EFFECT_KEEP; break;
        case ARGUMENT_RETURNED: result = true; search->effects |= EFFECT_READ | EFFECT_WRITE; break;
        case ARGUMENT_CHANGED: search->effects |= EFFECT_READ | EFFECT_WRITE; break;
        case ARGUMENT_READ: search->effects |= EFFECT_READ; break;
        case ARGUMENT_FILLED: search->effects |= EFFECT_WRITE; break;
        case ARGUMENT_FILLED_AND_RETURNED: result = true; search->effects |= EFFECT_WRITE; break;
        }
    }
    return result;
}

/* A store to the place; false: it is a variable of the function's own. */
static void
look_at_store(struct search *search, const struct node *place, bool points, unsigned effects)
{
    const struct node *target = strip(place);
    if (target->kind == NODE_REF && target->decl && !is_array(target->type)) {
        hold(search, target->decl, points);
        return;
    }
    keep_if(search, points);
    if (place_is_inside(search, place)) {
        search->effects |= effects;
    }
}

static bool
binary_points(struct search *search, const struct node *node)
{
    const struct node *left = node->children[0];
    const struct node *right = node->children[1];
    bool points = false;
    switch (node->binary) {
    case BINARY_ARITHMETIC:
        points = value_points(search, left);
        points |= value_points(search, right);
        return points && is_pointer(node->type);
    case BINARY_AND:
    case BINARY_OR:
        look(search, left);
        look(search, right);
        return false;
    case BINARY_COMMA:
        look(search, left);
        return value_points(search, right);
    case BINARY_ASSIGN:
        points = value_points(search, right);
        look_at_store(search, left, points, EFFECT_WRITE);
        return points;
    case BINARY_ASSIGN_OP:
        points = value_points(search, right);
        look_at_store(search, left, points, EFFECT_READ | EFFECT_WRITE);
        return is_pointer(node->type) && value_points(search, left);
    }
    return true;
}

static bool
unary_points(struct search *search, const struct node *node)
{
    const struct node *operand = node->children[0];
    switch (node->unary) {
    case UNARY_ADDRESS:
        if (strip(operand)->kind == NODE_REF) { /* of a pointer that holds it: whoever has that may keep it */
            keep_if(search, is_holder(search, strip(operand)->decl));
        }
        return place_is_inside(search, operand);
    case UNARY_PRE_INC:
    case UNARY_PRE_DEC:
    case UNARY_POST_INC:
    case UNARY_POST_DEC:
        look_at_store(search, operand, false, EFFECT_READ | EFFECT_WRITE);
        return is_pointer(node->type) && value_points(search, operand);
    case UNARY_EXTENSION:
    case UNARY_PLUS:
    case UNARY_MINUS:
    case UNARY_COMPLEMENT: return value_points(search, operand);
    case UNARY_NOT: look(search, operand); return false;
    case UNARY_DEREF:
    case UNARY_REAL:
    case UNARY_IMAG: break;
    }
    if (!place_is_inside(search, node)) {
        return false;
    }
    search->effects |= EFFECT_READ;
    return is_array(node->type);
}

/* In `lvalue = call` the lvalue's address is kept, too. */
static void
look_at_consumer(struct search *search, const struct node *node)
{
    for (size_t i = 0; i < node->child_count; i++) {
        const struct node *operand = node->children[i] ? strip(node->children[i]) : NULL;
        if (operand && operand->kind == NODE_BINARY && operand->binary == BINARY_ASSIGN) {
            keep_if(search, place_is_inside(search, operand->children[0]));
        }
    }
    look_at_unknown(search, node);
}

static bool
cast_points(struct search *search, const struct node *node)
{
    bool points = value_points(search, node->children[0]);
    const struct type *type = node->type && node->type->canonical ? node->type->canonical : node->type;
    if (!type || type->kind == TYPE_VOID || type->kind == TYPE_BOOL) {
        return false;
    }
    keep_if(search, points && type->kind != TYPE_POINTER); /* a number: who knows where it goes */
    return points;
}

/* Whether the value may be an address in the object. Notes what evaluating it does. */
static bool
value_points(struct search *search, const struct node *node)
{
    bool points = false;
    switch (node->kind) {
    case NODE_LITERAL:
    case NODE_ADDR_LABEL:
    case NODE_UNEVALUATED: return false;
    case NODE_REF: return is_holder(search, node->decl) || (is_object(search, node) && is_array(node->type));
    case NODE_PAREN: return value_points(search, node->children[0]);
    case NODE_MEMBER:
    case NODE_INDEX:
        if (!place_is_inside(search, node)) {
            return false;
        }
        if (!is_array(node->type)) {
            search->effects |= EFFECT_READ;
        }
        return is_array(node->type);
    case NODE_UNARY: return unary_points(search, node);
    case NODE_BINARY: return binary_points(search, node);
    case NODE_CALL: return call_points(search, node, CALL_PLAIN);
    case NODE_AWAIT:
        if (strip(node->children[0])->kind == NODE_CALL) {
            return call_points(search, strip(node->children[0]), CALL_AWAITED);
        }
        look_at_unknown(search, node);
        return false;
    case NODE_CONSUMER: look_at_consumer(search, node); return false;
    case NODE_CAST: return cast_points(search, node);
    case NODE_GENERIC: return value_points(search, node->children[node->child_count - 1]);
    case NODE_COND:
        for (size_t i = 0; i < node->child_count; i++) {
            bool part = node->children[i] && value_points(search, node->children[i]);
            points |= part && (i > 0 || !node->children[1]);
        }
        return points;
    case NODE_STMT_EXPR: look_at_statement(search, node->children[0]); return is_pointer(node->type);
    default: look_at_unknown(search, node); return false;
    }
}

/* Whether the place that the node designates is part of the object. */
static bool
place_is_inside(struct search *search, const struct node *node)
{
    switch (node->kind) {
    case NODE_PAREN: return place_is_inside(search, node->children[0]);
    case NODE_GENERIC: return place_is_inside(search, node->children[node->child_count - 1]);
    case NODE_MEMBER:
        return node->op == '.' ? place_is_inside(search, node->children[0]) : value_points(search, node->children[0]);
    case NODE_INDEX: {
        bool inside = value_points(search, node->children[0]);
        return value_points(search, node->children[1]) || inside;
    }
    case NODE_UNARY:
        switch (node->unary) {
        case UNARY_DEREF: return value_points(search, node->children[0]);
        case UNARY_REAL:
        case UNARY_IMAG:
        case UNARY_EXTENSION: return place_is_inside(search, node->children[0]);
        default: look(search, node); return false;
        }
    case NODE_REF: return is_object(search, node);
    default: keep_if(search, value_points(search, node)); return false;
    }
}

static void
look_at_statement(struct search *search, const struct node *node)
{
    if (!node) {
        return;
    }
    if (node->kind >= NODE_LITERAL) {
        look(search, node);
        return;
    }
    if (node->kind == NODE_ASM || node->kind == NODE_UNKNOWN) {
        look_at_unknown(search, node);
        return;
    }
    if (node->kind == NODE_YIELD || node->kind == NODE_ASYNC_FOR || node->kind == NODE_ASYNC_WITH) {
        /* what is yielded goes to whoever asks, an iterator or manager may keep itself */
        keep_if(search, node->child_count && node->children[0] && node->children[0]->kind >= NODE_LITERAL &&
                            value_points(search, node->children[0]));
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        const struct decl *decl = node->decls[i];
        for (size_t k = 0; k < decl->bound_count; k++) {
            look(search, decl->bounds[k]);
        }
        if (decl->kind == DECL_VAR && decl->init) {
            hold(search, decl, value_points(search, decl->init));
        }
    }
    for (size_t i = 0; i < node->child_count; i++) {
        const struct node *child = node->children[i];
        if (node->kind == NODE_RETURN && child) {
            search->effects |= value_points(search, child) ? EFFECT_RETURN : 0;
        } else {
            look_at_statement(search, child);
        }
    }
}

static void
look_at_body(struct search *search, const struct node *body)
{
    size_t count;
    do {
        count = search->holders.len;
        look_at_statement(search, body);
    } while (count != search->holders.len && !(search->effects & EFFECT_KEEP));
}

bool
keep_find_holders(struct arena *arena, const struct node *body, const struct decl *object, struct holder_list *holders)
{
    struct search search = {.arena = arena, .object = object};
    look_at_body(&search, body);
    *holders = search.holders;
    return !(search.effects & (EFFECT_KEEP | EFFECT_RETURN));
}

static enum argument_fate
fate_of(unsigned effects)
{
    if (effects & EFFECT_KEEP) {
        return ARGUMENT_KEPT;
    }
    bool is_filled = (effects & EFFECT_WRITE) && !(effects & EFFECT_READ);
    if (effects & EFFECT_RETURN) {
        return is_filled ? ARGUMENT_FILLED_AND_RETURNED : ARGUMENT_RETURNED;
    }
    if (is_filled) {
        return ARGUMENT_FILLED;
    }
    return effects & EFFECT_WRITE ? ARGUMENT_CHANGED : ARGUMENT_READ;
}

/* Another definition may take its place when the program is linked. */
static bool
is_replaceable(const struct decl *function)
{
    return decl_has_attribute(function, "weak") || (function->first && decl_has_attribute(function->first, "weak"));
}

enum argument_fate
keep_find(const struct decl *function, size_t index)
{
    const struct decl *definition = function->definition;
    const struct node *body = definition ? definition->body ? definition->body : definition->seen_body : NULL;
    if (!body || index >= definition->param_count || is_replaceable(definition)) {
        return ARGUMENT_KEPT;
    }
    struct decl *param = definition->params[index];
    if (param->fate >= FATE_FIRST) {
        return (enum argument_fate)(param->fate - FATE_FIRST);
    }
    if (param->fate == FATE_IN_WORK || !is_local_pointer(param)) {
        return ARGUMENT_KEPT; /* it calls itself */
    }
    param->fate = FATE_IN_WORK;
    struct arena arena = {0};
    struct search search = {.arena = &arena};
    vec_push(&arena, &search.holders, param);
    look_at_body(&search, body);
    arena_free(&arena);
    enum argument_fate fate = fate_of(search.effects);
    param->fate = (unsigned char)(FATE_FIRST + fate);
    return fate;
}
