/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Takes the operands of consumers apart. */
#include "model/taken.h"

static struct node *
assignment_of(struct node *operand)
{
    struct node *node = strip_parens(operand);
    return node->kind == NODE_BINARY && node->binary == BINARY_ASSIGN ? node : NULL;
}

struct taken
taken_find(struct program *program, struct node *operand)
{
    struct taken taken = {.assignment = assignment_of(operand)};
    struct node *call = strip_parens(taken.assignment ? taken.assignment->children[1] : operand);
    struct node *pair = call;
    call = item_call(pair) ? item_call(pair) : call;
    const struct decl *target = call_target(call);
    taken.callee = coroutine_call(call);
    taken.leaf = target && !taken.callee ? program_find_leaf(program, target) : NULL;
    taken.pointer = pointer_call(call);
    taken.call = taken.callee || taken.leaf || taken.pointer ? call : NULL;
    if (taken.call && call != pair) {
        struct node *stored = assignment_of(pair->children[1]);
        taken.item = stored ? stored->children[0] : pair->children[1];
        taken.value = stored ? stored->children[1] : NULL;
    }
    return taken;
}

bool
is_gathering(enum keyword keyword)
{
    return keyword == KEYWORD_GATHER || keyword == KEYWORD_GATHER_ERRORS || keyword == KEYWORD_WAIT_ANY;
}

const struct decl *
find_bit_field(const struct node *place)
{
    while (place->kind == NODE_PAREN) {
        place = place->children[0];
    }
    return place->kind == NODE_MEMBER && place->decl && place->decl->is_bit_field ? place->decl : NULL;
}
