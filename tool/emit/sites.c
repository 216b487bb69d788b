/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The constants that tell for each await of a function where it goes on. */
#include "emit/unit.h"

static void
emit_site(struct emission *emission, const struct await *await)
{
    const struct function *fn = emission->fn;
    struct printer *out = emission->out;
    struct str name = fn->decl->name;
    emit_at(emission, await->node->begin);
    if (await->kind == AWAIT_LEAF) {
        const char *undo = await->leaf->has_undo
                               ? arena_printf(emission->arena, "%.*s__undo", STR_ARG(await->leaf->decl->name))
                               : "NULL";
        print_format(out,
                     "static ASYNC__CONST async_leaf %.*s__leaf_%u = "
                     "{ { %.*s__resume, offsetof(struct %.*s__frame, %s%s), %u }, %s };\n",
                     STR_ARG(name), await->state, STR_ARG(name), STR_ARG(name), await->slot->path,
                     await->arms ? ".gather" : "", await->state, undo);
        return;
    }
    const struct slot *slot = await->kind == AWAIT_NEXT ? await->generator->slot : await->slot;
    bool is_on_heap = await->kind == AWAIT_HEAP ||
                      (await->kind == AWAIT_NEXT && await->generator->type->kind == TYPE_POINTER);
    const char *offset = is_on_heap ? "ASYNC__ON_HEAP"
                                    : arena_printf(emission->arena, "offsetof(struct %.*s__frame, %s)", STR_ARG(name),
                                                   slot->path);
    print_format(out, "static ASYNC__CONST async_site %.*s__site_%u = { %.*s__resume, %s, %u };\n", STR_ARG(name),
                 await->state, STR_ARG(name), offset, await->state);
}

void
sites_emit(struct emission *emission)
{
    const struct function *fn = emission->fn;
    bool has_sites = false;
    for (size_t i = 0; i < fn->awaits.len; i++) {
        has_sites |= fn->awaits.items[i]->kind != AWAIT_YIELD;
    }
    if (!has_sites || fn->forwards) {
        return;
    }
    print_generated(emission->out);
    print_format(emission->out, "static %sint %.*s__resume(void *, unsigned, async_task *, int);\n",
                 fn->has_label_address ? "ASYNC__ONE_COPY " : "", STR_ARG(fn->decl->name));
    for (size_t i = 0; i < fn->awaits.len; i++) {
        if (fn->awaits.items[i]->kind != AWAIT_YIELD) {
            emit_site(emission, fn->awaits.items[i]);
        }
    }
}
