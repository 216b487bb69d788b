/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* `return await f(x);`, or `await f(x);` at the end, with nothing of ours to keep: f's frame takes the place of ours, and f
 * gets our caller's site, so that it returns there directly.
 *
 *     async int wrapper(int x) { return await f(x + 1); }     struct wrapper__frame { struct f__frame f; };
 */
#include "analysis/forward.h"

#include "analysis/cfg.h"
#include "analysis/live.h"
#include "model/program.h"

static const struct await *
result_of(const struct node *value)
{
    while (value && value->kind == NODE_PAREN && !value->info) {
        value = value->children[0];
    }
    const struct hole *hole = value ? value->info : NULL;
    return hole && hole->kind == HOLE_RESULT ? hole->await : NULL;
}

/* Whether nothing happens behind the await but to return what it gives. */
static bool
is_last(const struct function *fn, const struct await *await)
{
    const struct cfg_node *node = fn->cfg->await_nodes[await->state - 1];
    if (!node || await->stmt->item_count || await->dest) {
        return false;
    }
    while (node->successors.len == 1) {
        node = node->successors.items[0];
        switch (node->kind) {
        case CFG_JOIN: continue;
        case CFG_EVAL:
            if (node->stmt->dest || result_of(node->stmt->value) != await) {
                return false;
            }
            continue;
        case CFG_RETURN:
            if (!node->stmt->value) {
                return !node->stmt->value_local && !fn->result;
            }
            return node->stmt->conversion == CONVERT_NONE && result_of(node->stmt->value) == await && fn->result;
        case CFG_EXIT: return !fn->result;
        default: return false;
        }
    }
    return false;
}

bool
forward_has_returned(const struct function *fn, const struct stmt *stmt)
{
    return fn->forwards && result_of(stmt->value);
}

/* Whether control comes to the end of the body other than behind an await. */
static bool
falls_off(const struct cfg_node *node)
{
    for (size_t i = 0; i < node->predecessors.len; i++) {
        const struct cfg_node *before = node->predecessors.items[i];
        bool is_between = before->kind == CFG_JOIN || (before->kind == CFG_EVAL && result_of(before->stmt->value));
        bool is_end = before->kind == CFG_AWAIT || before->kind == CFG_RETURN || before->kind == CFG_RAISE;
        if (before->predecessors.len > 1 || (is_between ? falls_off(before) : !is_end)) {
            return true;
        }
    }
    return false;
}

/* Whether our result would lie where those look for it who know no more of our frame. */
static bool
leaves_result(const struct function *fn, const struct function *callee)
{
    long long pointer = fn->program->pointer_size;
    long long align = fn->result_type->align;
    return !fn->is_shared || callee->result_offset == (pointer + align - 1) / align * align;
}

/* The function whose frame can take the place of ours at this await, or NULL. */
static const struct function *
find_callee(const struct function *fn, const struct await *await)
{
    const struct function *callee = await->kind == AWAIT_CALL ? program_find(fn->program, await->callee) : NULL;
    bool is_known = callee && callee->component != fn->component && callee->frame_size > 0;
    if (!is_known) {
        return NULL;
    }
    bool is_same = !fn->result || (callee->result && type_plain(fn->result_type) == type_plain(callee->result_type) &&
                                   leaves_result(fn, callee));
    return is_same ? callee : NULL;
}

static bool
keeps_nothing(const struct function *fn)
{
    for (size_t i = 0; i < fn->locals.len; i++) {
        if (fn->locals.items[i]->slot) {
            return false;
        }
    }
    return true;
}

bool
forward_may(const struct function *fn)
{
    bool may = fn->awaits.len > 0 && fn->decl->async_kind == ASYNC_FUNCTION && keeps_nothing(fn);
    for (size_t i = 0; may && i < fn->awaits.len; i++) {
        const struct await *await = fn->awaits.items[i];
        may = await->kind == AWAIT_CALL && is_last(fn, await);
    }
    return may;
}

void
forward_find(struct function *fn)
{
    bool can = !fn->merged_into && forward_may(fn);
    for (size_t i = 0; can && i < fn->awaits.len; i++) {
        const struct await *await = fn->awaits.items[i];
        bool is_other = fn->result && await->slot != fn->awaits.items[0]->slot; /* its result may lie elsewhere */
        can = find_callee(fn, await) && !is_other;
    }
    fn->forwards = can;
    if (!can) {
        return;
    }
    fn->cfg->falls_off = fn->cfg->falls_off && falls_off(fn->cfg->exit);
    size_t count = 0;
    for (size_t i = 0; i < fn->slots.len; i++) {
        struct slot *slot = fn->slots.items[i];
        if (slot != fn->result) {
            slot->index = (unsigned)count;
            fn->slots.items[count++] = slot;
        }
    }
    fn->slots.len = count;
}

void
forward_name(struct function *fn)
{
    const struct slot *slot = fn->awaits.items[0]->slot;
    const struct function *callee = program_find(fn->program, slot->await->callee);
    fn->awaiting_path = arena_printf(fn->arena, "%s.%s", slot->path, callee->awaiting_path);
    if (fn->result) {
        fn->result_offset = callee->result_offset;
        fn->result->path = arena_printf(fn->arena, "%s.%s", slot->path, callee->result->path);
        fn->result->why = callee->result->why;
    }
}
