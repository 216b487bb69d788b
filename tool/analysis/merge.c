/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is awaited in one place only needs no site, no start and no header there: the caller calls its resume function each
 * time that it is resumed itself with one of its states, and a C compiler puts a function that is called once in its place.
 *
 *     static async int leaf(int n) {…}                      struct leaf__frame { async_sleep_node sleep_ms_wait; int n; };
 *     async int mid(int a) { return a + await leaf(a); }    error = leaf__resume(&frame->leaf, state, task, error, …);
 */
#include "analysis/merge.h"

#include "analysis/cfg.h"
#include "analysis/forward.h"
#include "model/program.h"

/* How many merged functions may lie in each other. A compiler that does not put them in their place needs that many calls for
 * a resume; the C stack must not depend on the depth of awaits. */
enum { NESTING_MAX = 8 };

/* Who awaits a function. */
struct use {
    struct function *caller;
    const struct await *await;
    size_t count;
};

struct function *
merge_callee(const struct function *fn, const struct await *await)
{
    struct function *callee = await->kind == AWAIT_CALL ? program_find(fn->program, await->callee) : NULL;
    return callee && callee->merged_into == fn ? callee : NULL;
}

const struct function *
merge_root(const struct function *fn)
{
    while (fn->merged_into) {
        fn = fn->merged_into;
    }
    return fn;
}

const char *
merge_prefix(const struct function *fn)
{
    const char *prefix = "";
    for (; fn->merged_into; fn = fn->merged_into) {
        const struct slot *slot = fn->merged_at->slot;
        prefix = slot ? arena_printf(fn->arena, "%s.%s", slot->path, prefix) : prefix;
    }
    return prefix;
}

bool
merge_names_root(const struct function *fn)
{
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct await *await = fn->awaits.items[i];
        const struct function *callee = merge_callee(fn, await);
        if (await->kind == AWAIT_LEAF || (callee && merge_names_root(callee))) {
            return true;
        }
    }
    return false;
}

static void
note_awaits(struct function *fn, struct use *uses)
{
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct await *await = fn->awaits.items[i];
        const struct function *callee = program_find(fn->program, await->callee);
        if (callee) {
            struct use *use = &uses[callee->index];
            *use = (struct use){fn, await, use->count + 1};
        }
    }
}

/* Whether others than its one caller need its start function, or its frame as one that the loop knows. */
static bool
is_needed_elsewhere(const struct function *fn)
{
    return decl_is_external(fn->decl) || fn->is_shared || fn->is_pointed_to || fn->uses_tasks || fn->uses_call;
}

static bool
has_heap_frames(const struct function *fn)
{
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct await *await = fn->awaits.items[i];
        bool is_pointer = await->kind == AWAIT_NEXT && await->generator->type->kind == TYPE_POINTER;
        if (await->kind == AWAIT_HEAP || is_pointer) {
            return true;
        }
    }
    return false;
}

static unsigned
nesting_of(const struct function *fn)
{
    unsigned nesting = 0;
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct function *callee = merge_callee(fn, fn->awaits.items[i]);
        unsigned inner = callee ? nesting_of(callee) + 1 : 0;
        nesting = inner > nesting ? inner : nesting;
    }
    return nesting;
}

/* Whether the function can be suspended again and again in one call: some wait stands between the two ends of an edge that leads
 * back, in the order of the graph. */
static bool
waits_in_loop(const struct function *fn)
{
    const struct cfg *cfg = fn->cfg;
    int *begins = ARENA_ARRAY(fn->arena, int, cfg->node_count + 1); /* of loops, less their ends */
    for (size_t i = 0; i < cfg->reachable_count; i++) {
        for (size_t k = 0; k < cfg->nodes[i]->successors.len; k++) {
            unsigned to = cfg->nodes[i]->successors.items[k]->index;
            if (to <= i) {
                begins[to]++;
                begins[i + 1]--;
            }
        }
    }
    int depth = 0;
    for (size_t i = 0; i < cfg->reachable_count; i++) {
        depth += begins[i];
        if (depth > 0 && cfg->nodes[i]->kind == CFG_AWAIT) {
            return true;
        }
    }
    return false;
}

/* The same of what is merged into it. */
static bool
is_resumed_often(const struct function *fn)
{
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct function *callee = merge_callee(fn, fn->awaits.items[i]);
        if (callee && is_resumed_often(callee)) {
            return true;
        }
    }
    return waits_in_loop(fn);
}

/* Each resume pays for finding the way through the caller, unless that has no other; each call saves the way back through the loop. */
static bool
is_faster(const struct function *fn, const struct function *caller)
{
    return caller->awaits.len == 1 || !is_resumed_often(fn);
}

static bool
can_merge(const struct function *fn, const struct use *use, enum merge_extent extent)
{
    if (use->count != 1 || fn->decl->async_kind != ASYNC_FUNCTION || is_needed_elsewhere(fn) || has_heap_frames(fn)) {
        return false;
    }
    const struct function *caller = use->caller;
    bool is_call = use->await->kind == AWAIT_CALL && caller->cfg->await_nodes[use->await->state - 1];
    return is_call && caller->component != fn->component && !fn->has_label_address && nesting_of(fn) < NESTING_MAX &&
           !forward_may(fn) && !forward_may(caller) && (extent == MERGE_ALL || is_faster(fn, caller));
}

void
merge_find(struct project *project, enum merge_extent extent)
{
    struct use *uses = ARENA_ARRAY(project->arena, struct use, project->functions.len + 1);
    for (size_t i = 0; i < project->functions.len; i++) {
        project->functions.items[i]->index = i;
    }
    for (size_t i = 0; i < project->functions.len; i++) {
        note_awaits(project->functions.items[i], uses);
    }
    for (size_t i = 0; i < project->functions.len; i++) {
        struct function *fn = project->functions.items[i];
        if (can_merge(fn, &uses[i], extent)) {
            fn->merged_into = uses[i].caller;
            fn->merged_at = uses[i].await;
            fn->uses_start = false;
        }
    }
}

void
merge_drop_empty(struct function *fn)
{
    size_t count = 0;
    for (size_t i = 0; i < fn->slots.len; i++) {
        struct slot *slot = fn->slots.items[i];
        const struct function *callee = slot->kind == SLOT_CALLEE ? merge_callee(fn, slot->await) : NULL;
        if (callee && !callee->layout) {
            slot->await->slot = NULL;
        } else {
            slot->index = (unsigned)count;
            fn->slots.items[count++] = slot;
        }
    }
    fn->slots.len = count;
}

/* In the order of the source, those of a merged function in the place of its await. */
static unsigned
number_awaits(struct function *fn, unsigned number)
{
    for (size_t i = 0; i < fn->awaits.len; i++) {
        struct await *await = fn->awaits.items[i];
        struct function *callee = merge_callee(fn, await);
        await->number = number + 1;
        number = callee ? number_awaits(callee, number) : number + 1;
        await->last_number = number;
    }
    return number;
}

void
merge_number(struct project *project)
{
    for (size_t i = 0; i < project->functions.len; i++) {
        if (!project->functions.items[i]->merged_into) {
            number_awaits(project->functions.items[i], 0);
        }
    }
}
