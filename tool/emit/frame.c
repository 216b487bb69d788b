/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The frame as a struct, and the record in which arguments travel. */
#include "emit/args.h"
#include "emit/edits.h"
#include "emit/foreign.h"
#include "emit/hoist.h"
#include "emit/body.h"
#include "emit/types.h"
#include "emit/unit.h"
#include "model/scopes.h"

/* Text that has tokens of the user's in it, and what it means to the token check. */
struct text {
    const char *shown; /* NULL: none */
    const char *meant;
};

/* The tokens as the user wrote them; none if they say something else here. */
static struct text
portable_text(struct emission *outer, token_index begin, token_index end)
{
    if (!hoist_is_portable(outer, begin, end)) {
        return (struct text){NULL, NULL};
    }
    struct printer scratch = {.has_directives = false, .keeps_meaning = true};
    struct emission *emission = emission_new(outer->arena, outer->program, outer->fn, &scratch, begin, end);
    emission->place = outer->place;
    emission->expand_all = outer->out->keeps_meaning; /* the token check compares expansions */
    hoist_rename(emission, begin, end);
    emit_tokens(emission, begin, end);
    struct text text = {arena_copy(outer->arena, scratch.text.data ? scratch.text.data : "", scratch.text.len),
                        arena_copy(outer->arena, scratch.meant.data ? scratch.meant.data : "", scratch.meant.len)};
    buf_free(&scratch.text);
    buf_free(&scratch.meant);
    return strchr(text.shown, '\n') ? (struct text){NULL, NULL} : text;
}

/* Appends the alignments that the tokens ask for. */
static struct text
add_alignment(struct emission *emission, struct text text, token_index begin, token_index end)
{
    const struct source *source = emission->source;
    for (token_index i = begin; i < end; i++) {
        bool is_alignas = str_is(source->tokens[i].text, "_Alignas");
        if (!is_alignas && !str_starts_with(source->tokens[i].text, "__attribute")) {
            continue;
        }
        token_index behind = skip_group(source, i + 1);
        bool is_alignment = is_alignas;
        for (token_index k = i; k < behind; k++) {
            is_alignment |= str_is(source->tokens[k].text, "aligned") || str_is(source->tokens[k].text, "__aligned__");
        }
        struct text written = is_alignment ? portable_text(emission, i, behind) : (struct text){NULL, NULL};
        if (written.shown) {
            text.shown = arena_printf(emission->arena, "%s%s ", text.shown, written.shown);
            text.meant = arena_printf(emission->arena, "%s%s ", text.meant, written.meant);
        }
        i = behind - 1;
    }
    return text;
}

static struct text
alignment_of(struct emission *emission, const struct local *local)
{
    struct text text = {"", ""};
    if (!local->decl || local->is_param || local->place != PLACE_FRAME) {
        return text;
    }
    const struct decl *decl = local->decl;
    struct declarator parts = find_declarator(emission->source, decl, NULL);
    text = add_alignment(emission, text, decl->begin, parts.specifiers_end);
    return add_alignment(emission, text, decl->name_token + 1, parts.end);
}

struct bounds {
    const char **shown; /* NULL: the numbers */
    const char **meant;
};

/* The bounds of an array as the user wrote them. */
static struct bounds
bounds_of(struct emission *emission, const struct local *local)
{
    const struct bounds numbers = {NULL, NULL};
    const struct decl *decl = local->decl;
    size_t count = decl && !local->is_param ? type_bound_count(local->type, QUALIFIERS_DROPPED) : 0;
    if (!count || count != decl->bound_count) {
        return numbers;
    }
    struct bounds bounds = {ARENA_ARRAY(emission->arena, const char *, count),
                            ARENA_ARRAY(emission->arena, const char *, count)};
    for (size_t i = 0; i < count; i++) {
        const struct node *bound = decl->bounds[i];
        if (!str_is(emission->source->tokens[bound->begin - 1].text, "[") ||
            !str_is(emission->source->tokens[bound->end].text, "]")) {
            return numbers;
        }
        struct text text = portable_text(emission, bound->begin, bound->end);
        if (!text.shown) {
            return numbers;
        }
        bounds.shown[i] = text.shown;
        bounds.meant[i] = text.meant;
    }
    return bounds;
}

static const char *
declare_local(struct emission *emission, const struct slot *slot, const char *alignment, const char *const *bounds)
{
    struct buf text = {0};
    buf_text(&text, alignment);
    type_declare_bounds(emission->arena, &text, slot->local->type, slot->name, QUALIFIERS_DROPPED, bounds);
    const char *declaration = arena_copy(emission->arena, text.data, text.len);
    buf_free(&text);
    return declaration;
}

static struct text
local_declaration(struct emission *emission, const struct slot *slot)
{
    struct text alignment = alignment_of(emission, slot->local);
    struct bounds bounds = bounds_of(emission, slot->local);
    const char *shown = declare_local(emission, slot, alignment.shown, bounds.shown);
    bool means_the_same = !emission->out->keeps_meaning;
    return (struct text){shown, means_the_same ? shown : declare_local(emission, slot, alignment.meant, bounds.meant)};
}

static struct text
slot_declaration(struct emission *emission, const struct slot *slot)
{
    struct buf text = {0};
    struct arena *arena = emission->arena;
    const struct await *await = slot->await;
    switch (slot->kind) {
    case SLOT_LOCAL:
        return local_declaration(emission, slot);
    case SLOT_RESULT:
        type_declare(arena, &text, emission->fn->result_type, slot->name, QUALIFIERS_DROPPED);
        break;
    case SLOT_STATE:
        buf_printf(&text, "uint16_t %s", slot->name);
        break;
    case SLOT_GAP:
        buf_printf(&text, "const async_site *%s", slot->name);
        break;
    case SLOT_NODE:
        if (await->arms) {
            gather_declare(emission, await, slot->name, &text);
            break;
        }
        type_declare(arena, &text, await->leaf->node_type, slot->name, QUALIFIERS_KEPT);
        break;
    case SLOT_CALLEE:
        if (await->kind == AWAIT_CALL) {
            buf_printf(&text, "struct %.*s__frame %s", STR_ARG(await->callee->name), slot->name);
        } else if (await->foreign) {
            foreign_declare(arena, &text, await->foreign, slot->name);
        } else {
            buf_printf(&text, "void *%s", slot->name);
        }
        break;
    }
    const char *declaration = arena_copy(arena, text.data, text.len);
    buf_free(&text);
    return (struct text){declaration, declaration};
}

static void
emit_member(struct emission *emission, const struct slot *slot, unsigned depth)
{
    const struct text declaration = slot_declaration(emission, slot);
    struct printer *out = emission->out;
    for (unsigned i = 0; i < depth; i++) {
        print_text(out, "    ");
    }
    int width = 44 - 4 * (int)depth;
    int len = (int)strlen(declaration.shown);
    print_quiet(out, str_from(declaration.shown));
    if (out->keeps_meaning) {
        buf_text(&out->meant, declaration.meant);
    }
    print_format(out, "; %*s/* %s */\n", len < width ? width - len : 0, "", slot->why);
}

static void
emit_room(struct printer *out, const struct layout *layout, unsigned depth)
{
    char member[64];
    int len = snprintf(member, sizeof member, "%*sunsigned char %s[%lld];", (int)depth * 4, "", layout->name, layout->size);
    print_format(out, "%s%*s/* what lies in others */\n", member, len < 46 ? 46 - len : 1, "");
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
    if (layout->kind == LAYOUT_ROOM) {
        emit_room(out, layout, depth);
        return;
    }
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

const char *
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

/* Of async functions that are declared in the body. */
static void
emit_block_prototypes(struct emission *emission)
{
    const struct scopes *scopes = emission->fn->scopes;
    for (size_t i = 0; i < scopes->items.len; i++) {
        const struct decl *decl = scopes->items.items[i]->decl;
        if (decl->kind == DECL_FUNCTION && decl->first->async_kind != ASYNC_NOT) {
            unit_emit_prototypes(emission->out, emission->program, decl);
        }
    }
}

/* What is said to lie where the result of a callee does. */
static void
emit_result_checks(struct emission *emission)
{
    struct str n = emission->fn->decl->name;
    for (size_t i = 0; i < emission->fn->locals.len; i++) {
        const struct local *local = emission->fn->locals.items[i];
        if (local->result_of) {
            const struct slot *frame = local->result_of->slot;
            const struct function *callee = program_find(emission->program, local->result_of->callee);
            print_format(emission->out,
                         "ASYNC_ASSERT(offsetof(struct %.*s__frame, %s) == offsetof(struct %.*s__frame, %s.%s), %.*s__%s_is_result);\n",
                         STR_ARG(n), local->slot->path, STR_ARG(n), frame->path, callee->result->path, STR_ARG(n),
                         local->slot->name);
        }
    }
}

/* A plain function keeps nothing; its result goes where all that is ever set aside for a frame has a place for it. */
static void
emit_head(struct emission *emission)
{
    const struct function *fn = emission->fn;
    struct buf result = {0};
    type_declare(emission->arena, &result, fn->result_type, fn->result->path, QUALIFIERS_DROPPED);
    print_format(emission->out, "struct %.*s__head {\n    const async_site *awaiting;\n    %s;\n};\n",
                 STR_ARG(fn->decl->name), result.data);
    buf_free(&result);
}

/* What is needed at the same time and lies in two structs of a union. */
static void
emit_order_checks(struct emission *emission)
{
    const struct function *fn = emission->fn;
    struct str n = fn->decl->name;
    for (size_t i = 0; i < fn->orders.len; i++) {
        const struct slot *before = fn->orders.items[i].before;
        const struct slot *behind = fn->orders.items[i].behind;
        print_format(emission->out,
                     "ASYNC_ASSERT(offsetof(struct %.*s__frame, %s) >= offsetof(struct %.*s__frame, %s) + sizeof ((struct %.*s__frame *)0)->%s, "
                     "%.*s__%s_is_behind_%s);\n",
                     STR_ARG(n), behind->path, STR_ARG(n), before->path, STR_ARG(n), before->path, STR_ARG(n), behind->name,
                     before->name);
    }
}

void
frame_emit(struct emission *emission)
{
    const struct function *fn = emission->fn;
    struct printer *out = emission->out;
    hoist_emit(emission);
    emit_block_prototypes(emission);
    print_generated(out);
    bool has_none = (fn->merged_into && !fn->layout) || (fn->is_plain && !fn->uses_start);
    if (has_none) {
        return;
    }
    print_format(out, "struct %.*s__frame {\n", STR_ARG(fn->decl->name));
    if (!fn->forwards && !fn->merged_into) {
        print_format(out, "    const async_site *awaiting;%*s/* who awaits this call */\n", 15, "");
    }
    if (fn->layout) {
        emit_layout(emission, fn->layout, 1);
    }
    print_text(out, "};\n");
    emit_result_checks(emission);
    if (fn->frame_size >= UINT16_MAX) {
        print_format(out, "ASYNC_ASSERT(sizeof(struct %.*s__frame) < ASYNC__ON_HEAP, %.*s__frame_fits_sites);\n",
                     STR_ARG(fn->decl->name), STR_ARG(fn->decl->name));
    }
    emit_order_checks(emission);
    if (fn->is_plain && fn->result) {
        emit_head(emission);
    }
    bool is_started_now = fn->is_plain && !fn->uses_tasks && !fn->uses_call;
    if (!fn->is_generator && !fn->merged_into && !is_started_now) {
        args_emit(emission);
    }
}

void
frame_emit_guest(struct emission *emission)
{
    const struct function *fn = emission->fn;
    struct buf storage = {0};
    foreign_declare(emission->arena, &storage, fn->foreign, "storage");
    print_format(emission->out, "struct %.*s__frame {\n    %s; /* of another file's frame */\n};\n",
                 STR_ARG(fn->decl->name), storage.data);
    buf_free(&storage);
    if (!fn->is_generator) {
        args_emit(emission);
    }
}
