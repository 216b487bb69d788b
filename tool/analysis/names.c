/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Users' names first, so that they stay as they are wherever possible; all names in a frame are different. */
#include "analysis/names.h"

#include "analysis/cfg.h"
#include "analysis/live.h"
#include "base/buf.h"
#include "model/program.h"

enum { LINES_SHOWN = 3 };

struct naming {
    struct function *fn;
    struct map used;
    const struct stmt **address_taken; /* by local: the first statement that does so               */
    const struct await **needed_by;    /* by local: the first await that it has to survive          */
    unsigned union_count;
    unsigned struct_count;
};

static bool
is_free(const struct naming *naming, const char *name)
{
    const struct function *fn = naming->fn;
    if (map_find(&naming->used, str_from(name))) {
        return false;
    }
    return !fn->source || !source_is_macro(fn->source, str_from(name), fn->source->tokens[fn->decl->begin].begin);
}

/* `name`, or name__2 and so on. */
static const char *
take_name(struct naming *naming, const char *name)
{
    const char *candidate = name;
    for (unsigned i = 2; !is_free(naming, candidate); i++) {
        candidate = arena_printf(naming->fn->arena, "%s__%u", name, i);
    }
    map_set(&naming->used, str_from(candidate), naming);
    return candidate;
}

/* The same for s1, s2, …, of which the next number is kept. */
static const char *
take_numbered(struct naming *naming, const char *first, const char *format, unsigned *count)
{
    for (;;) {
        ++*count;
        const char *name =
            *count == 1 ? first : arena_printf(naming->fn->arena, "%s%u", format, *count);
        if (is_free(naming, name)) {
            map_set(&naming->used, str_from(name), naming);
            return name;
        }
    }
}

static bool
ends_with(const char *text, const char *end)
{
    size_t len = strlen(text);
    size_t end_len = strlen(end);
    return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

static const char *
name_of_node(const struct function *fn, const struct await *await)
{
    if (await->arms) {
        return "gather";
    }
    const char *name = arena_copy(fn->arena, await->leaf->decl->name.ptr, await->leaf->decl->name.len);
    name += strncmp(name, "async_", 6) == 0 ? 6 : 0;
    return ends_with(name, "wait") ? name : arena_printf(fn->arena, "%s_wait", name);
}

static const char *
function_text(const struct function *fn, const struct function *other)
{
    return arena_copy(fn->arena, other->decl->name.ptr, other->decl->name.len);
}

static const char *
wanted_name(const struct function *fn, const struct slot *slot)
{
    switch (slot->kind) {
    case SLOT_RESULT: return fn->is_generator ? "item" : "result";
    case SLOT_STATE: return "state";
    case SLOT_GAP: return "gap";
    case SLOT_LOCAL: return slot->local->generator ? function_text(fn, slot->local->generator) : slot->local->name;
    case SLOT_NODE: return name_of_node(fn, slot->await);
    case SLOT_CALLEE: break;
    }
    const struct decl *callee = slot->await->callee;
    return callee ? arena_copy(fn->arena, callee->name.ptr, callee->name.len) : "callee";
}

/* Results have a name that every caller knows; then locals, then what is ours. */
static void
name_slots(struct naming *naming)
{
    static const enum slot_kind order[] = {SLOT_RESULT, SLOT_STATE, SLOT_LOCAL, SLOT_CALLEE, SLOT_NODE, SLOT_GAP};
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        for (size_t i = 0; i < naming->fn->slots.len; i++) {
            struct slot *slot = naming->fn->slots.items[i];
            if (slot->kind == order[k]) {
                slot->name = take_name(naming, wanted_name(naming->fn, slot));
            }
        }
    }
}

static void
name_layout(struct naming *naming, struct layout *layout, const char *prefix)
{
    struct arena *arena = naming->fn->arena;
    switch (layout->kind) {
    case LAYOUT_SLOT:
        layout->slot->path = arena_printf(arena, "%s%s", prefix, layout->slot->name);
        return;
    case LAYOUT_SERIES: layout->name = take_numbered(naming, "s1", "s", &naming->struct_count); break;
    case LAYOUT_CHOICE: layout->name = take_numbered(naming, "u", "u", &naming->union_count); break;
    case LAYOUT_ROOM: layout->name = take_name(naming, "room"); return;
    }
    const char *inner = arena_printf(arena, "%s%s.", prefix, layout->name);
    for (size_t i = 0; i < layout->item_count; i++) {
        name_layout(naming, layout->items[i], inner);
    }
}

static unsigned
line_of(const struct function *fn, const struct node *node)
{
    return node && fn->source ? source_position(fn->source, node->begin).line : 0;
}

/* Adds " in line 4", nothing if the line is not known. */
static void
add_line(struct buf *buf, unsigned line)
{
    if (line) {
        buf_printf(buf, " in line %u", line);
    }
}

/* Adds " in line 4, 7 and 9". */
static void
add_lines(struct buf *buf, const struct function *fn, const struct slot *slot)
{
    VEC(unsigned) lines = {0};
    for (size_t i = 0; i < fn->awaits.len; i++) {
        unsigned line = fn->awaits.items[i]->slot == slot ? line_of(fn, fn->awaits.items[i]->node) : 0;
        if (line && (!lines.len || vec_last(&lines) != line)) {
            vec_push(fn->arena, &lines, line);
        }
    }
    size_t shown = lines.len > LINES_SHOWN + 1 ? LINES_SHOWN : lines.len;
    for (size_t i = 0; i < shown; i++) {
        bool is_end = i > 0 && i + 1 == lines.len;
        buf_printf(buf, "%s%u", i == 0 ? " in line " : is_end ? " and " : ", ", lines.items[i]);
    }
    if (shown < lines.len) {
        buf_printf(buf, " and %zu more", lines.len - shown);
    }
}

static void
add_generator_lines(struct buf *buf, const struct function *fn, const struct local *local)
{
    for (size_t i = 0; i < fn->awaits.len; i++) {
        if (fn->awaits.items[i]->generator == local) {
            add_line(buf, line_of(fn, fn->awaits.items[i]->node));
            return;
        }
    }
}

static void
explain_local(const struct naming *naming, const struct local *local, struct buf *buf)
{
    const struct function *fn = naming->fn;
    const struct stmt *taken = naming->address_taken[local->index];
    const struct await *await = naming->needed_by[local->index];
    if (local->result_of) {
        const struct function *callee = program_find(fn->program, local->result_of->callee);
        buf_printf(buf, "is %s.%s; ", local->result_of->slot->path, callee->result->path);
    }
    if (local->generator) {
        bool is_loop = local->generator->decl->first->async_kind == ASYNC_GENERATOR;
        buf_printf(buf, "%s of %.*s, %s", local->type->kind == TYPE_POINTER ? "heap frame" : "frame",
                   STR_ARG(local->generator->decl->name), is_loop ? "iterated over" : "entered");
        add_generator_lines(buf, fn, local);
        return;
    }
    buf_text(buf, local->is_param     ? "parameter; "
                  : local->is_literal ? "compound literal; "
                  : local->decl       ? ""
                                      : "intermediate value; ");
    if (local->place == PLACE_FRAME && taken) {
        buf_text(buf, "address is taken");
        add_line(buf, line_of(fn, taken->await ? taken->await->node : taken->node));
    } else {
        buf_text(buf, "used after the await");
        add_line(buf, await ? line_of(fn, await->node) : 0);
    }
}

/* The local that has the slot, too. */
static void
explain_returned(const struct function *fn, const struct slot *slot, struct buf *buf)
{
    bool is_first = true;
    for (size_t i = 0; i < fn->locals.len; i++) {
        if (fn->locals.items[i]->slot == slot) {
            buf_printf(buf, "%s%s", is_first ? ": " : ", ", fn->locals.items[i]->name);
            is_first = false;
        }
    }
}

/* Locals to which it is handed over. */
static void
explain_others(const struct function *fn, const struct slot *slot, struct buf *buf)
{
    for (size_t i = 0; i < fn->locals.len; i++) {
        if (fn->locals.items[i]->slot == slot && fn->locals.items[i] != slot->local) {
            buf_printf(buf, "; then %s", fn->locals.items[i]->name);
        }
    }
}

static const char *
explain(const struct naming *naming, const struct slot *slot)
{
    const struct function *fn = naming->fn;
    struct buf buf = {0};
    switch (slot->kind) {
    case SLOT_RESULT:
        buf_text(&buf, fn->is_generator ? "what is yielded" : "what the function returns");
        explain_returned(fn, slot, &buf);
        break;
    case SLOT_GAP: buf_printf(&buf, "as far as to %s", slot->local->name); break;
    case SLOT_STATE: buf_text(&buf, "where to go on"); break;
    case SLOT_LOCAL:
        explain_local(naming, slot->local, &buf);
        explain_others(fn, slot, &buf);
        break;
    case SLOT_NODE:
        buf_text(&buf, "waits");
        add_lines(&buf, fn, slot);
        break;
    case SLOT_CALLEE:
        if (slot->await->callee) {
            buf_printf(&buf, "%s of %.*s, awaited", slot->await->kind == AWAIT_HEAP ? "heap frame" : "frame",
                       STR_ARG(slot->await->callee->name));
        } else {
            buf_text(&buf, "frame of the function pointed to, awaited");
        }
        add_lines(&buf, fn, slot);
        break;
    }
    const char *why = arena_copy(fn->arena, buf.data, buf.len);
    buf_free(&buf);
    return why;
}

static void
find_reasons(struct naming *naming)
{
    const struct function *fn = naming->fn;
    naming->address_taken = ARENA_ARRAY(fn->arena, const struct stmt *, fn->locals.len + 1);
    naming->needed_by = ARENA_ARRAY(fn->arena, const struct await *, fn->locals.len + 1);
    for (size_t i = 0; i < fn->cfg->node_count; i++) {
        const struct cfg_node *node = fn->cfg->nodes[i];
        for (size_t j = 0; j < node->refs.len; j++) {
            const struct ref *ref = &node->refs.items[j];
            if ((ref->flags & (REF_ADDRESS | REF_ESCAPE)) && ref->object < fn->locals.len &&
                !naming->address_taken[ref->object]) {
                naming->address_taken[ref->object] = node->stmt;
            }
        }
    }
    struct local_list required = {0};
    for (size_t k = fn->awaits.len; k-- > 0;) {
        live_list_required(fn, fn->awaits.items[k], &required);
        for (size_t i = 0; i < required.len; i++) {
            naming->needed_by[required.items[i]->index] = fn->awaits.items[k];
        }
    }
}

void
names_assign(struct function *fn)
{
    struct naming naming = {.fn = fn, .used = {.arena = fn->arena}};
    map_set(&naming.used, STR("awaiting"), &naming);
    name_slots(&naming);
    for (size_t i = 0; i < fn->layout->item_count; i++) {
        name_layout(&naming, fn->layout->items[i], "");
    }
    find_reasons(&naming);
    for (size_t i = 0; i < fn->slots.len; i++) {
        fn->slots.items[i]->why = explain(&naming, fn->slots.items[i]);
    }
}
