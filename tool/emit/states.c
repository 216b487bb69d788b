/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A site of a merged function names the frame and the resume function of the one that it is merged into. */
#include "emit/states.h"

#include "analysis/merge.h"

static bool
has_site(const struct function *fn, const struct await *await)
{
    return await->kind != AWAIT_YIELD && !merge_callee(fn, await) && !fn->forwards;
}

/* f__leaf_1 */
static const char *
site_name(const struct emission *emission, const struct function *fn, const struct await *await)
{
    return arena_printf(emission->arena, "static ASYNC__CONST %s %.*s__%s_%u",
                        await->kind == AWAIT_LEAF ? "async_leaf" : "async_site", STR_ARG(fn->decl->name),
                        await->kind == AWAIT_LEAF ? "leaf" : "site", await->state);
}

/* resume function, offset, number */
static void
emit_site_value(struct emission *emission, const struct function *fn, const struct await *await)
{
    struct str root = merge_root(fn)->decl->name;
    const struct slot *slot = await->kind == AWAIT_NEXT ? await->generator->slot : await->slot;
    bool is_on_heap = await->kind == AWAIT_HEAP ||
                      (await->kind == AWAIT_NEXT && await->generator->type->kind == TYPE_POINTER);
    const char *offset = is_on_heap ? "ASYNC__ON_HEAP"
                                    : arena_printf(emission->arena, "offsetof(struct %.*s__frame, %s%s%s)", STR_ARG(root),
                                                   merge_prefix(fn), slot->path, await->arms ? ".gather" : "");
    print_format(emission->out, "{ %.*s__resume, %s, %u }", STR_ARG(root), offset, await->number);
}

static void
emit_site(struct emission *emission, const struct function *fn, const struct await *await)
{
    struct printer *out = emission->out;
    emit_at(emission, await->node->begin);
    print_format(out, "%s = ", site_name(emission, fn, await));
    if (await->kind != AWAIT_LEAF) {
        emit_site_value(emission, fn, await);
        print_text(out, ";\n");
        return;
    }
    print_text(out, "{ ");
    emit_site_value(emission, fn, await);
    if (await->leaf->has_undo) {
        print_format(out, ", %.*s__undo };\n", STR_ARG(await->leaf->decl->name));
    } else {
        print_text(out, ", NULL };\n");
    }
}

static bool
has_sites(const struct function *fn)
{
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct await *await = fn->awaits.items[i];
        const struct function *callee = merge_callee(fn, await);
        if (callee ? has_sites(callee) : has_site(fn, await)) {
            return true;
        }
    }
    return false;
}

static void
emit_sites_within(struct emission *emission, const struct function *fn)
{
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct await *await = fn->awaits.items[i];
        const struct function *callee = merge_callee(fn, await);
        if (callee) {
            emit_sites_within(emission, callee);
        } else if (has_site(fn, await)) {
            emit_site(emission, fn, await);
        }
    }
}

/* The frame in which they lie is not known yet. */
static void
declare_sites(struct emission *emission)
{
    const struct function *fn = emission->fn;
    for (size_t i = 0; i < fn->awaits.len; i++) {
        if (has_site(fn, fn->awaits.items[i])) {
            emit_at(emission, fn->awaits.items[i]->node->begin);
            print_format(emission->out, "%s;\n", site_name(emission, fn, fn->awaits.items[i]));
        }
    }
}

void
states_emit_sites(struct emission *emission)
{
    const struct function *fn = emission->fn;
    if (fn->merged_into) {
        declare_sites(emission);
        return;
    }
    if (!has_sites(fn)) {
        return;
    }
    print_generated(emission->out);
    print_format(emission->out, "static %sint %.*s__resume(void *, unsigned, async_task *, int);\n",
                 fn->has_label_address ? "ASYNC__ONE_COPY " : "", STR_ARG(fn->decl->name));
    emit_sites_within(emission, fn);
}

/* The greatest number with which the function is resumed, 0: none. */
static unsigned
find_last(const struct function *fn)
{
    unsigned last = 0;
    for (size_t i = 0; i < fn->awaits.len && !fn->forwards; i++) {
        const struct await *await = fn->awaits.items[i];
        last = await->last_number >= await->number ? await->last_number : last;
    }
    return last;
}

const char *
way_in(struct emission *emission, const struct await *await)
{
    const struct function *fn = emission->fn;
    const struct function *callee = merge_callee(fn, await);
    return callee ? arena_printf(emission->arena, "%.*s__awaits_%.*s", STR_ARG(fn->decl->name), STR_ARG(callee->decl->name))
                  : arena_printf(emission->arena, "%.*s__%u", STR_ARG(fn->decl->name), await->state);
}

static void
emit_cases(struct emission *emission, const struct await *await, unsigned last)
{
    const struct function *fn = emission->fn;
    for (unsigned number = await->number; number <= await->last_number; number++) {
        emit_line(emission, number < last ? "case %u:" : "default:", number);
    }
    if (fn->is_generator && await->state == 1) {
        emit_line(emission, "    break;");
    } else if (await->number <= await->last_number) {
        emit_line(emission, "    goto %s;", way_in(emission, await));
    }
}

void
states_emit_dispatch(struct emission *emission)
{
    const struct function *fn = emission->fn;
    unsigned last = find_last(fn);
    if (last == 0) {
        emit_line(emission, "(void)%s;", fn->state_name);
        emit_line(emission, "(void)%s;", fn->task_name);
        emit_line(emission, "(void)%s;", fn->error_name);
        return;
    }
    if (fn->is_prompt) {
        emit_line(emission, "(void)%s;", fn->task_name);
        emit_line(emission, "(void)%s;", fn->error_name);
    }
    bool is_mostly_resumed = fn->program->is_optimized && !fn->is_generator && !fn->merged_into;
    emit_line(emission, is_mostly_resumed ? "switch (ASYNC__RESUMED(%s)) {" : "switch (%s) {", fn->state_name);
    if (!fn->is_generator) {
        emit_line(emission, "case 0:");
        emit_line(emission, "    break;");
    }
    for (size_t i = 0; i < fn->awaits.len; i++) {
        emit_cases(emission, fn->awaits.items[i], last);
    }
    emit_line(emission, "}");
}
