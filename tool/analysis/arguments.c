/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is given to whoever is awaited: some have its address until the await is done, some may know more than this wait. */
#include "analysis/arguments.h"

void
arguments_collect_operand(const struct function *fn, const struct operand *operand, struct ref_list *refs)
{
    if (operand->local) {
        refs_add(fn, refs, operand->local->index,
                 operand->is_address ? REF_ESCAPE | REF_ADDRESS | REF_USE : REF_USE);
    } else {
        refs_collect(fn, operand->node, VALUE_AWAITED, refs);
    }
}

/* What an item is moved to or from belongs to the runtime until it is there: `const void *` is taken, `void *` is filled. */
static unsigned
fate_of_item(const struct await *await, size_t index)
{
    const struct decl *wait = await->leaf->wait; /* behind node and task */
    const struct type *type = index + 2 < wait->param_count ? wait->params[index + 2]->type : NULL;
    bool is_taken = type && type->target && type->target->is_const;
    return (is_taken ? REF_USE : REF_KILL) | REF_ADDRESS | REF_HELD;
}

static void
collect_argument(const struct function *fn, const struct await *await, size_t index, struct ref_list *refs)
{
    const struct operand *operand = await->operands ? &await->operands[index] : NULL;
    const struct decl *callee = await->leaf ? await->leaf->decl : await->callee;
    bool is_object = index == 0; /* may know more than this wait */
    if (!operand) {
        refs_collect_argument(fn, await->args[index], refs_awaited_fate(callee, index), refs);
    } else if (operand->local && operand->is_address && !is_object) {
        unsigned fate = await->leaf ? fate_of_item(await, index) : refs_awaited_fate(callee, index);
        refs_add(fn, refs, operand->local->index, fate);
    } else {
        arguments_collect_operand(fn, operand, refs);
    }
}

/* What the children are given, and where results and errors go: they have ended, or were cancelled and joined, when the gather is
 * done.  ORDER: lower/gather.c, note_arguments */
static void
collect_arms(const struct function *fn, const struct await *await, struct ref_list *refs)
{
    const unsigned lent = REF_USE | REF_WRITE | REF_ADDRESS | REF_HELD;
    refs_collect_argument(fn, await->gather_errors, lent, refs);
    for (size_t i = 0; i < await->arm_count; i++) {
        const struct arm *arm = &await->arms[i];
        const struct decl *callee = arm->leaf ? arm->leaf->decl : arm->callee;
        for (size_t k = 1; arm->call && k < arm->call->child_count; k++) {
            refs_collect_argument(fn, arm->call->children[k], refs_awaited_fate(callee, k - 1), refs);
        }
        refs_collect(fn, arm->task, VALUE_STORED, refs);
        if (arm->item) {
            refs_add(fn, refs, arm->item->index, lent);
        }
    }
}

void
arguments_collect(const struct function *fn, const struct await *await, struct ref_list *refs)
{
    if (await->arms) {
        collect_arms(fn, await, refs);
        return;
    }
    for (size_t i = 0; i < await->arg_count; i++) {
        collect_argument(fn, await, i, refs);
    }
}
