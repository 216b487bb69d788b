/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include "analysis/lent.h"

#include "analysis/cfg.h"

bool
lent_is(const struct function *fn, const struct type *type)
{
    return fn->program->is_optimized && !fn->is_generator && !fn->is_plain && !fn->foreign && type->kind == TYPE_RECORD &&
           !type->is_volatile && type->size > 2 * fn->program->pointer_size;
}

bool
lent_has_any(const struct function *fn)
{
    for (size_t i = 0; i < fn->decl->param_count; i++) {
        if (lent_is(fn, fn->decl->params[i]->type)) {
            return true;
        }
    }
    return false;
}

/* By node: whether it may run when the function has suspended.  The copy is gone as soon as the call that began the
 * function has returned. */
static bool *
find_late(const struct function *fn)
{
    const struct cfg *cfg = fn->cfg;
    bool *is_late = ARENA_ARRAY(fn->arena, bool, cfg->node_count);
    for (bool has_changed = true; has_changed;) {
        has_changed = false;
        for (size_t i = 0; i < cfg->node_count; i++) {
            const struct cfg_node *node = cfg->nodes[i];
            for (size_t j = 0; j < node->predecessors.len && !is_late[i]; j++) {
                const struct cfg_node *before = node->predecessors.items[j];
                is_late[i] = before->kind == CFG_AWAIT || is_late[before->index];
                has_changed |= is_late[i];
            }
        }
    }
    return is_late;
}

static bool
is_mentioned(const struct cfg_node *node, const struct local *local)
{
    for (size_t i = 0; i < node->refs.len; i++) {
        if (node->refs.items[i].object == local->index && !(node->refs.items[i].flags & REF_DECLARED)) {
            return true;
        }
    }
    return false;
}

/* An await's arguments come before it suspends, where its result goes after it. */
static bool
is_mentioned_late(const struct cfg *cfg, const struct local *local, const bool *is_late)
{
    for (size_t i = 0; i < cfg->node_count; i++) {
        const struct cfg_node *node = cfg->nodes[i];
        if (is_late[i] ? is_mentioned(node, local) : node->kind == CFG_AWAIT && await_dest(node->stmt->await) == local) {
            return true;
        }
    }
    return false;
}

void
lent_find(struct function *fn)
{
    bool *is_late = NULL;
    for (size_t i = 0; i < fn->locals.len; i++) {
        struct local *local = fn->locals.items[i];
        if (!local->is_param || local->place != PLACE_C || !lent_is(fn, local->type)) {
            continue;
        }
        is_late = is_late ? is_late : find_late(fn);
        if (!is_mentioned_late(fn->cfg, local, is_late)) {
            local->place = PLACE_LENT;
        }
    }
}

bool
lent_is_only_read(const struct function *fn, const struct local *param)
{
    if (param->place == PLACE_FRAME) {
        return true;
    }
    for (size_t i = 0; i < fn->cfg->node_count; i++) {
        const struct cfg_node *node = fn->cfg->nodes[i];
        for (size_t j = 0; j < node->refs.len; j++) {
            const struct ref *ref = &node->refs.items[j];
            if (ref->object == param->index && !(ref->flags & REF_DECLARED) && (ref->flags & ~(unsigned)REF_USE)) {
                return false;
            }
        }
    }
    return param->place == PLACE_LENT;
}
