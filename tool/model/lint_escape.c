/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* escaping-local: the address of a local variable that a task gets which may go on behind the variable's block.
 *
 * It may not where the block waits for the task's end: it joins or gathers what async_create_task returned, or the group in
 * which the task runs ends within the block. Nobody can wait for what async_spawn makes. */
#include "model/lint.h"

#include "model/uses.h"

/* Where the address of a variable is, and whose. */
struct address {
    const struct node *node;
    const struct decl *variable;
};

/* Whose life ends with a block of the function. */
static bool
is_automatic(const struct decl *decl)
{
    bool is_variable = decl->kind == DECL_VAR || decl->kind == DECL_PARAM;
    return is_variable && decl->is_local && decl->storage != STORAGE_STATIC && decl->storage != STORAGE_EXTERN;
}

/* The variable of which the lvalue is, or is a part; NULL: one that a pointer leads to. */
static const struct decl *
root_of(const struct node *lvalue)
{
    const struct node *node = strip_parens((struct node *)lvalue);
    while ((node->kind == NODE_MEMBER && node->op == '.') ||
           (node->kind == NODE_INDEX && node->children[0]->type && node->children[0]->type->canonical->kind == TYPE_ARRAY)) {
        node = strip_parens(node->children[0]);
    }
    return node->kind == NODE_REF && node->decl ? node->decl : NULL;
}

/* ---- what a value may point to ---- */

enum depth { VALUE_ONLY, VARIABLES_TOO };

static struct address find_address(const struct node *body, const struct node *node, enum depth depth);

/* The one value that the variable ever gets, or its members one after the other; the address of a local among these. */
static struct address
find_stored(const struct node *body, const struct node *node, const struct decl *variable)
{
    struct address found = {0};
    if (!node) {
        return found;
    }
    bool assigns = node->kind == NODE_BINARY && node->binary == BINARY_ASSIGN;
    if (assigns) {
        const struct node *place = strip_parens(node->children[0]);
        const struct node *base = place;
        while (base->kind == NODE_MEMBER) {
            base = strip_parens(base->children[0]);
        }
        bool is_it = base->kind == NODE_REF && base->decl == variable;
        found = is_it ? find_address(body, node->children[1], VALUE_ONLY) : found;
    }
    for (size_t i = 0; i < node->decl_count && !found.node; i++) {
        const struct decl *decl = node->decls[i];
        bool is_it = decl == variable && decl->init;
        found = is_it ? find_address(body, decl->init, VALUE_ONLY) : found;
    }
    for (size_t i = 0; i < node->child_count && !found.node; i++) {
        found = find_stored(body, node->children[i], variable);
    }
    return found;
}

/* How often it is given a value as a whole. */
static unsigned
count_values(const struct node *node, const struct decl *variable)
{
    if (!node) {
        return 0;
    }
    bool assigns = node->kind == NODE_BINARY && node->binary == BINARY_ASSIGN;
    const struct node *place = assigns ? strip_parens(node->children[0]) : NULL;
    unsigned count = place && place->kind == NODE_REF && place->decl == variable;
    for (size_t i = 0; i < node->decl_count; i++) {
        count += node->decls[i] == variable && node->decls[i]->init;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        count += count_values(node->children[i], variable);
    }
    return count;
}

static bool
holds_pointers(const struct type *type)
{
    const struct type *canonical = type && type->canonical ? type->canonical : type;
    return canonical && (canonical->kind == TYPE_POINTER || canonical->kind == TYPE_RECORD);
}

static struct address
find_in_variable(const struct node *body, const struct node *node, enum depth depth)
{
    const struct decl *decl = node->decl;
    struct address none = {0};
    if (decl->kind != DECL_VAR && decl->kind != DECL_PARAM) {
        return none;
    }
    if (is_automatic(decl) && decl->kind == DECL_VAR && decl->type->canonical->kind == TYPE_ARRAY) {
        return (struct address){node, decl}; /* decays */
    }
    bool is_followed = depth == VARIABLES_TOO && is_automatic(decl) && holds_pointers(decl->type);
    return is_followed && count_values(body, decl) <= 1 ? find_stored(body, body, decl) : none;
}

/* The first address of a local that may be, or be a part of, the value. What a call returns or a comparison tells is none. */
static struct address
find_address(const struct node *body, const struct node *node, enum depth depth)
{
    struct address found = {0};
    if (!node) {
        return found;
    }
    switch ((int)node->kind) {
    case NODE_REF: return find_in_variable(body, node, depth);
    case NODE_UNARY:
        if (node->unary == UNARY_ADDRESS) {
            const struct decl *root = root_of(node->children[0]);
            return root && is_automatic(root) ? (struct address){node, root} : found;
        }
        return node->unary == UNARY_EXTENSION ? find_address(body, node->children[0], depth) : found;
    case NODE_BINARY:
        if (node->binary == BINARY_AND || node->binary == BINARY_OR || (node->type && node->type->canonical->kind != TYPE_POINTER)) {
            return found;
        }
        break;
    case NODE_PAREN:
    case NODE_CAST:
    case NODE_COND:
    case NODE_COMPOUND_LITERAL:
    case NODE_INIT_LIST:
    case NODE_DESIGNATED:
    case NODE_GENERIC: break;
    default: return found;
    }
    for (size_t i = 0; i < node->child_count && !found.node; i++) {
        found = find_address(body, node->children[i], depth);
    }
    return found;
}

/* ---- who waits for the task ---- */

static bool
is_within(const struct node *inner, const struct node *outer)
{
    return outer->begin <= inner->begin && inner->end <= outer->end;
}

/* The block, or the form with a variable of its own, in which it is declared; that of a parameter is the body. */
static const struct node *
block_of(const struct node *node, const struct decl *variable)
{
    const struct node *block = node;
    for (; block->parent; block = block->parent) {
        bool is_block = block->kind == NODE_COMPOUND || block->kind == NODE_FOR || block->kind == NODE_ASYNC_FOR ||
                        block->kind == NODE_ASYNC_WITH;
        for (size_t i = 0; is_block && i < block->child_count; i++) {
            const struct node *child = block->children[i];
            for (size_t k = 0; child && child->kind == NODE_DECL_STMT && k < child->decl_count; k++) {
                if (child->decls[k] == variable) {
                    return block;
                }
            }
        }
    }
    return block;
}

/* Where in the block the variable with the task is, or a part of it, is given to something that is awaited. */
static bool
is_awaited_with(const struct node *node, const struct decl *task, bool is_in_await)
{
    if (!node) {
        return false;
    }
    is_in_await |= node->kind == NODE_AWAIT;
    if (is_in_await && node->kind == NODE_REF && node->decl == task) {
        return true;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        if (is_awaited_with(node->children[i], task, is_in_await)) {
            return true;
        }
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        if (is_awaited_with(node->decls[i]->init, task, is_in_await)) {
            return true;
        }
    }
    return false;
}

/* The variable that what the consumer returns goes to, or NULL. */
static const struct decl *
variable_for(const struct node *consumer)
{
    const struct node *inner = consumer;
    const struct node *outer = consumer->parent;
    while (outer && (outer->kind == NODE_PAREN || outer->kind == NODE_CAST || outer->kind == NODE_INIT_LIST)) {
        inner = outer;
        outer = outer->parent;
    }
    for (size_t i = 0; outer && i < outer->decl_count; i++) {
        if (outer->decls[i]->init && is_within(inner, outer->decls[i]->init)) {
            return outer->decls[i];
        }
    }
    bool is_stored = outer && outer->kind == NODE_BINARY && outer->binary == BINARY_ASSIGN && outer->children[1] == inner;
    return is_stored ? root_of(outer->children[0]) : NULL;
}

/* The object that is given by its address, &t or &s.t. */
static const struct decl *
object_of(const struct node *pointer)
{
    const struct node *node = strip_parens((struct node *)pointer);
    bool is_address = node->kind == NODE_UNARY && node->unary == UNARY_ADDRESS;
    return is_address ? root_of(node->children[0]) : node->kind == NODE_REF ? node->decl : NULL;
}

/* The async_with that waits for the tasks of the group, or NULL: it is entered elsewhere. */
static const struct node *
group_block(const struct node *consumer)
{
    const struct decl *group = object_of(consumer->children[0]);
    for (const struct node *outer = consumer->parent; group && outer; outer = outer->parent) {
        bool is_with = outer->kind == NODE_ASYNC_WITH && outer->children[0]->kind != NODE_DECL_STMT;
        if (is_with && object_of(outer->children[0]) == group) {
            return outer;
        }
    }
    return NULL;
}

static bool
is_waited_for(const struct node *consumer, const struct decl *variable)
{
    const struct node *block = block_of(consumer, variable);
    const struct decl *task;
    switch ((int)consumer->keyword) {
    case KEYWORD_GROUP_START: {
        const struct node *group = group_block(consumer);
        return group && is_within(group, block);
    }
    case KEYWORD_START:
        task = object_of(consumer->children[0]);
        if (task && is_awaited_with(block, task, false)) {
            return true;
        }
        break;
    case KEYWORD_CREATE_TASK: break;
    default: return false;
    }
    task = variable_for(consumer);
    return task && is_awaited_with(block, task, false);
}

/* ---- the lint ---- */

/* The task that is not to be taken for joined: what the address is joined by must end with the variable's block. */
static void
report(const struct program *program, const struct node *consumer, struct address address)
{
    if (!address.node || is_waited_for(consumer, address.variable)) {
        return;
    }
    const char *advice = consumer->keyword == KEYWORD_GROUP_START
                             ? "declare it before the async_with of the group, or make it static"
                             : "make it static, or keep the task and join it";
    diag_lint(program->diag, "escaping-local", lint_place(program, address.node),
              "the task may still use this variable when its block has ended; %s", advice);
    const struct node *call = consumed_call(consumer->children[consumer->child_count - 1]);
    if (!is_within(address.node, consumer)) {
        diag_note(program->diag, lint_place(program, call), "the task is made here");
    }
}

static const struct node *
body_around(const struct node *node)
{
    while (node->parent) {
        node = node->parent;
    }
    return node;
}

void
lint_escape(const struct program *program, const struct node *consumer)
{
    bool makes_task = consumer->keyword == KEYWORD_SPAWN || consumer->keyword == KEYWORD_CREATE_TASK ||
                      consumer->keyword == KEYWORD_START || consumer->keyword == KEYWORD_GROUP_START;
    struct node *operand = makes_task && consumer->child_count ? consumer->children[consumer->child_count - 1] : NULL;
    const struct node *call = operand ? consumed_call(operand) : NULL;
    if (!call) {
        return;
    }
    const struct node *body = body_around(consumer);
    const struct node *inner = strip_parens(operand);
    if (inner != call) { /* lvalue = call */
        const struct decl *root = root_of(inner->children[0]);
        report(program, consumer, root && is_automatic(root) ? (struct address){inner->children[0], root} : (struct address){0});
    }
    for (size_t i = 1; i < call->child_count; i++) {
        report(program, consumer, find_address(body, call->children[i], VARIABLES_TOO));
    }
}
