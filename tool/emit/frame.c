/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The frame as a struct, and the record in which arguments travel. */
#include "emit/hoist.h"
#include "emit/types.h"
#include "emit/unit.h"

static const char *
slot_declaration(struct emission *emission, const struct slot *slot)
{
    struct buf text = {0};
    struct arena *arena = emission->arena;
    const struct await *await = slot->await;
    switch (slot->kind) {
    case SLOT_LOCAL:
        type_declare(arena, &text, slot->local->type, slot->name, QUALIFIERS_DROPPED);
        break;
    case SLOT_RESULT:
        type_declare(arena, &text, emission->fn->result_type, slot->name, QUALIFIERS_DROPPED);
        break;
    case SLOT_NODE:
        type_declare(arena, &text, await->leaf->node_type, slot->name, QUALIFIERS_KEPT);
        break;
    case SLOT_CALLEE:
        if (await->kind == AWAIT_CALL) {
            buf_printf(&text, "struct %.*s__frame %s", STR_ARG(await->callee->name), slot->name);
        } else if (await->kind == AWAIT_FOREIGN) {
            buf_printf(&text, "union { async__widest widest; unsigned char bytes[%s]; } %s",
                       await->callee->frame_bound, slot->name);
        } else {
            buf_printf(&text, "void *%s", slot->name);
        }
        break;
    }
    const char *declaration = arena_copy(arena, text.data, text.len);
    buf_free(&text);
    return declaration;
}

static void
emit_member(struct emission *emission, const struct slot *slot, unsigned depth)
{
    const char *declaration = slot_declaration(emission, slot);
    struct printer *out = emission->out;
    for (unsigned i = 0; i < depth; i++) {
        print_text(out, "    ");
    }
    int width = 44 - 4 * (int)depth;
    print_format(out, "%s; %*s/* %s */\n", declaration,
                 strlen(declaration) < (size_t)width ? width - (int)strlen(declaration) : 0, "", slot->why);
}

static void
emit_layout(struct emission *emission, const struct layout *layout, unsigned depth)
{
    if (layout->kind == LAYOUT_SLOT) {
        emit_member(emission, layout->slot, depth);
        return;
    }
    struct printer *out = emission->out;
    const char *indent = "                                ";
    int width = depth * 4 < 32 ? (int)depth * 4 : 32;
    bool has_braces = layout->name != NULL;
    if (has_braces) {
        print_format(out, "%.*s%s {\n", width, indent, layout->kind == LAYOUT_SERIES ? "struct" : "union");
    }
    for (size_t i = 0; i < layout->item_count; i++) {
        emit_layout(emission, layout->items[i], depth + has_braces);
    }
    if (has_braces) {
        print_format(out, "%.*s} %s;\n", width, indent, layout->name);
    }
}

static const char *
param_name(struct emission *emission, const struct decl *decl, size_t index)
{
    const struct str name = decl->params[index]->name;
    return name.len ? arena_printf(emission->arena, "%.*s", STR_ARG(name))
                    : arena_printf(emission->arena, "p__%zu", index + 1);
}

const char *
params_text(struct emission *emission, const struct decl *decl)
{
    struct buf text = {0};
    for (size_t i = 0; i < decl->param_count; i++) {
        buf_text(&text, ", ");
        type_declare(emission->arena, &text, decl->params[i]->type, param_name(emission, decl, i), QUALIFIERS_DROPPED);
    }
    const char *params = arena_copy(emission->arena, text.data ? text.data : "", text.len);
    buf_free(&text);
    return params;
}

void
frame_emit(struct emission *emission)
{
    const struct function *fn = emission->fn;
    struct printer *out = emission->out;
    hoist_emit(emission);
    print_generated(out);
    print_format(out, "struct %.*s__frame {\n", STR_ARG(fn->decl->name));
    print_format(out, "    const async_site *awaiting;%*s/* who awaits this call */\n", 15, "");
    if (fn->layout) {
        emit_layout(emission, fn->layout, 1);
    }
    print_text(out, "};\n");
    print_format(out, "struct %.*s__args {\n    const async_site *awaiting;\n    struct %.*s__frame *frame;\n",
                 STR_ARG(fn->decl->name), STR_ARG(fn->decl->name));
    for (size_t i = 0; i < fn->decl->param_count; i++) {
        struct buf text = {0};
        type_declare(emission->arena, &text, fn->decl->params[i]->type, param_name(emission, fn->decl, i),
                     QUALIFIERS_DROPPED);
        print_format(out, "    %s;\n", text.data);
        buf_free(&text);
    }
    print_text(out, "};\n");
}
