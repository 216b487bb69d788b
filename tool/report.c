/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Gathers the figures of every function, then writes them as a table or as JSON. */
#include "report.h"

#include "analysis/layout.h"
#include "analysis/pack.h"
#include "diag_private.h"
#include "model/program.h"

#include <stdlib.h>

enum { LARGEST_NAMED = 3 };

/* A member of a frame. */
struct member {
    const struct slot *slot; /* NULL: the link to whoever awaits */
    const char *name;
    const char *why;
    long long offset;
    long long size;
};

struct figures {
    const struct function *fn;
    VEC(struct member) members;
    unsigned depth;                  /* direct calls on the stack when the deepest of its awaits starts */
    const struct function *deepest;  /* the callee that goes deepest                                 */
    const struct slot *largest;      /* the callee's frame or wait node that needs most              */
};

struct report {
    struct program *program;
    struct figures **figures; /* in source order */
    size_t count;
};

static void
add_members(struct figures *figures, const struct layout *layout, long long offset)
{
    const struct function *fn = figures->fn;
    if (layout->kind == LAYOUT_ROOM) {
        return;
    }
    if (layout->kind == LAYOUT_SLOT) {
        const struct slot *slot = layout->slot;
        vec_push(fn->arena, &figures->members,
                 (struct member){slot, slot->path, slot->why, offset, slot->size});
        return;
    }
    long long at = offset;
    for (size_t i = 0; i < layout->item_count; i++) {
        const struct layout *item = layout->items[i];
        at = layout->kind == LAYOUT_SERIES ? round_up(at, item->align) : offset;
        add_members(figures, item, at);
        at += layout->kind == LAYOUT_SERIES ? item->size : 0;
    }
}

/* Whether the local is the frame of a generator, not a pointer to one on the heap. */
static bool
is_generator_within(const struct local *local)
{
    return local->generator && local->type->kind == TYPE_RECORD;
}

/* Whose frame lies in the function's own, of another file too; NULL if that is not known. */
static const struct function *
callee_of(const struct function *fn, const struct await *await)
{
    return await->kind == AWAIT_CALL      ? program_find(fn->program, await->callee)
           : await->kind == AWAIT_FOREIGN ? await->foreign->function
           : await->kind == AWAIT_NEXT && is_generator_within(await->generator)
               ? function_with_body(await->generator->generator)
               : NULL;
}

static bool
is_awaited(const struct slot *slot)
{
    return slot && (slot->kind == SLOT_CALLEE || slot->kind == SLOT_NODE ||
                    (slot->kind == SLOT_LOCAL && is_generator_within(slot->local)));
}

static struct figures *figures_of(struct function *fn);

static void
add_call(struct figures *figures, const struct function *callee)
{
    const struct figures *other = callee ? figures_of((struct function *)callee) : NULL;
    if (other && other->depth >= figures->depth) {
        figures->depth = other->depth + 1;
        figures->deepest = callee;
    }
}

static void
find_chains(struct figures *figures)
{
    const struct function *fn = figures->fn;
    for (size_t i = 0; i < figures->members.len; i++) {
        const struct slot *slot = figures->members.items[i].slot;
        if (is_awaited(slot) && (!figures->largest || slot->size > figures->largest->size)) {
            figures->largest = slot;
        }
    }
    figures->depth = 1;
    for (size_t i = 0; i < fn->awaits.len; i++) {
        add_call(figures, callee_of(fn, fn->awaits.items[i]));
    }
    for (size_t i = 0; i < fn->plain_callees.len; i++) {
        add_call(figures, fn->plain_callees.items[i]);
    }
}

/* No cycle: a frame in a cycle comes from the heap. */
static struct figures *
figures_of(struct function *fn)
{
    struct figures *figures = fn->figures;
    if (figures) {
        return figures;
    }
    long long pointer = fn->program->pointer_size;
    figures = fn->figures = ARENA_NEW(fn->arena, struct figures);
    figures->fn = fn;
    if (layout_begin(fn) > 0) {
        vec_push(fn->arena, &figures->members, (struct member){NULL, "awaiting", "who awaits this call", 0, pointer});
    }
    if (fn->layout) {
        add_members(figures, fn->layout, layout_begin(fn));
    }
    find_chains(figures);
    return figures;
}

static int
compare_places(const void *a, const void *b)
{
    token_index left = (*(struct figures *const *)a)->fn->decl->name_token;
    token_index right = (*(struct figures *const *)b)->fn->decl->name_token;
    return left < right ? -1 : left > right;
}

static struct report
gather(struct program *program)
{
    struct report report = {.program = program, .count = program->functions.len};
    report.figures = ARENA_ARRAY(program->arena, struct figures *, report.count + 1);
    for (size_t i = 0; i < report.count; i++) {
        report.figures[i] = figures_of(program->functions.items[i]);
    }
    if (report.count) {
        qsort(report.figures, report.count, sizeof *report.figures, compare_places);
    }
    return report;
}

static long long
least_size(const struct function *fn)
{
    return fn->program->pointer_size + fn->lower_bound;
}

static struct position
place_of(const struct function *fn)
{
    return source_position(fn->source, fn->decl->name_token);
}

/* What a slot waits for. */
static struct str
awaited_name(const struct slot *slot)
{
    const struct await *await = slot->await;
    if (!await) {
        return slot->local->generator->decl->name;
    }
    return await->callee ? await->callee->name : await->leaf ? await->leaf->decl->name : str_from(slot->name);
}

/* The functions on the way from `figures`, each taking the most room in the one before it. */
static void
print_largest_chain(const struct figures *figures, struct buf *out, const char *format, const char *separator)
{
    buf_printf(out, format, STR_ARG(figures->fn->decl->name), figures->fn->frame_size);
    while (figures && figures->largest) {
        const struct slot *slot = figures->largest;
        struct str name = awaited_name(slot);
        buf_text(out, separator);
        buf_printf(out, format, STR_ARG(name), slot->size);
        const struct function *callee = slot->await ? callee_of(figures->fn, slot->await) : slot->local->generator;
        figures = callee ? callee->figures : NULL;
    }
}

static void
print_deepest_chain(const struct figures *figures, struct buf *out, const char *format, const char *separator)
{
    buf_printf(out, format, STR_ARG(figures->fn->decl->name));
    while (figures->deepest) {
        figures = figures->deepest->figures;
        buf_text(out, separator);
        buf_printf(out, format, STR_ARG(figures->fn->decl->name));
    }
}

static void
print_figures(const struct figures *figures, struct buf *out)
{
    const struct function *fn = figures->fn;
    struct position at = place_of(fn);
    buf_printf(out, "\n%.*s (%s:%u): %lld bytes", STR_ARG(fn->decl->name), at.file, at.line, fn->frame_size);
    if (fn->uses_call) {
        buf_printf(out, " and a pointer to the caller's, from the heap");
    }
    if (fn->merged_into) {
        buf_printf(out, ", merged into %.*s", STR_ARG(fn->merged_into->decl->name));
    }
    if (fn->is_plain) {
        buf_text(out, ", never waits");
    }
    buf_text(out, "\n  offset    size  member\n");
    int width = 0;
    for (size_t i = 0; i < figures->members.len; i++) {
        int len = (int)strlen(figures->members.items[i].name);
        width = len > width ? len : width;
    }
    for (size_t i = 0; i < figures->members.len; i++) {
        const struct member *member = &figures->members.items[i];
        buf_printf(out, "%8lld%8lld  %-*s  %s\n", member->offset, member->size, width, member->name, member->why);
    }
    if (figures->largest) {
        buf_text(out, "  needs most: ");
        print_largest_chain(figures, out, "%.*s %lld", " > ");
        buf_char(out, '\n');
    }
    if (figures->deepest) {
        buf_text(out, "  deepest call: ");
        print_deepest_chain(figures, out, "%.*s", " > ");
        buf_char(out, '\n');
    }
}

static void
print_text(const struct report *report, const char *path, struct buf *out)
{
    if (report->count == 0) {
        buf_printf(out, "%s: no async functions\n", path);
        return;
    }
    int width = (int)strlen("function");
    for (size_t i = 0; i < report->count; i++) {
        int len = (int)report->figures[i]->fn->decl->name.len;
        width = len > width ? len : width;
    }
    buf_printf(out, "%s: bytes of each frame, the least it could have, of a task; calls on the stack\n", path);
    buf_printf(out, "%-*s   frame   least    task   calls\n", width, "function");
    for (size_t i = 0; i < report->count; i++) {
        const struct figures *figures = report->figures[i];
        const struct function *fn = figures->fn;
        buf_printf(out, "%-*.*s%8lld%8lld", width, STR_ARG(fn->decl->name), fn->frame_size, least_size(fn));
        if (fn->task_size) {
            buf_printf(out, "%8lld", fn->task_size);
        } else {
            buf_printf(out, "%8s", "-");
        }
        buf_printf(out, "%8u\n", figures->depth);
    }
    for (size_t i = 0; i < report->count; i++) {
        print_figures(report->figures[i], out);
    }
}

static const char *
kind_name(const struct slot *slot)
{
    static const char *const names[] = {
        [SLOT_LOCAL] = "variable", [SLOT_CALLEE] = "frame", [SLOT_NODE] = "wait", [SLOT_RESULT] = "result",
        [SLOT_STATE] = "state", [SLOT_GAP] = "gap",
    };
    return slot ? names[slot->kind] : "link";
}

static void
print_member_json(const struct member *member, struct buf *out)
{
    buf_printf(out, "{\"offset\":%lld,\"size\":%lld,\"name\":", member->offset, member->size);
    json_string(out, member->name);
    buf_printf(out, ",\"kind\":\"%s\",\"why\":", kind_name(member->slot));
    json_string(out, member->why);
    buf_char(out, '}');
}

static void
print_figures_json(const struct figures *figures, struct buf *out)
{
    const struct function *fn = figures->fn;
    struct position at = place_of(fn);
    buf_printf(out, "{\"name\":\"%.*s\",\"file\":", STR_ARG(fn->decl->name));
    json_string(out, at.file);
    buf_printf(out, ",\"line\":%u,\"frame\":%lld,\"align\":%lld,\"least\":%lld,\"isOnHeap\":%s,\"task\":", at.line,
               fn->frame_size, fn->frame_align, least_size(fn), fn->uses_call ? "true" : "false");
    if (fn->task_size) {
        buf_printf(out, "%lld", fn->task_size);
    } else {
        buf_text(out, "null");
    }
    buf_text(out, ",\"mergedInto\":");
    if (fn->merged_into) {
        buf_printf(out, "\"%.*s\"", STR_ARG(fn->merged_into->decl->name));
    } else {
        buf_text(out, "null");
    }
    buf_text(out, ",\"members\":[");
    for (size_t i = 0; i < figures->members.len; i++) {
        buf_text(out, i ? "," : "");
        print_member_json(&figures->members.items[i], out);
    }
    buf_text(out, "],\"needsMost\":[");
    print_largest_chain(figures, out, "{\"name\":\"%.*s\",\"size\":%lld}", ",");
    buf_text(out, "],\"deepestCall\":[");
    print_deepest_chain(figures, out, "\"%.*s\"", ",");
    buf_text(out, "]}");
}

static void
print_json(const struct report *report, const char *path, struct buf *out)
{
    buf_text(out, "{\"file\":");
    json_string(out, path);
    buf_text(out, ",\"functions\":[");
    for (size_t i = 0; i < report->count; i++) {
        buf_text(out, i ? ",\n" : "\n");
        print_figures_json(report->figures[i], out);
    }
    buf_text(out, "]}");
}

void
report_build(struct program *program, enum report_format format, const char *path, struct buf *out)
{
    struct report report = program ? gather(program) : (struct report){0};
    if (format == REPORT_JSON) {
        print_json(&report, path, out);
    } else {
        print_text(&report, path, out);
    }
}

void
report_print(enum report_format format, const struct buf *report, bool is_first, bool is_last)
{
    const char *before = format == REPORT_JSON ? (is_first ? "[" : ",\n") : is_first ? "" : "\n";
    const char *after = format == REPORT_JSON && is_last ? "]\n" : "";
    struct str text = buf_slice(report);
    printf("%s%.*s%s", before, STR_ARG(text), after);
}

static struct position
place_of_slot(const struct function *fn, const struct slot *slot)
{
    if (slot->kind == SLOT_LOCAL && slot->local->decl) {
        return source_position(fn->source, slot->local->decl->name_token);
    }
    if (is_awaited(slot)) {
        return source_range(fn->source, slot->await->node->begin, slot->await->node->end);
    }
    return place_of(fn);
}

static int
compare_sizes(const void *a, const void *b)
{
    const struct slot *left = *(const struct slot *const *)a;
    const struct slot *right = *(const struct slot *const *)b;
    if (left->size != right->size) {
        return left->size > right->size ? -1 : 1;
    }
    return left->index < right->index ? -1 : left->index > right->index;
}

static void
report_too_large(const struct function *fn, size_t max_frame)
{
    struct diag *diag = fn->program->diag;
    diag_report(diag, SEVERITY_ERROR, place_of(fn),
                "the frame of '%.*s' has %lld bytes, more than the %zu of --max-frame", STR_ARG(fn->decl->name),
                fn->frame_size, max_frame);
    struct slot **slots = ARENA_ARRAY(fn->arena, struct slot *, fn->slots.len + 1);
    for (size_t i = 0; i < fn->slots.len; i++) {
        slots[i] = fn->slots.items[i];
    }
    qsort(slots, fn->slots.len, sizeof *slots, compare_sizes);
    for (size_t i = 0; i < fn->slots.len && i < LARGEST_NAMED; i++) {
        diag_note(diag, place_of_slot(fn, slots[i]), "%lld bytes for '%s': %s", slots[i]->size, slots[i]->name,
                  slots[i]->why);
    }
}

void
report_check_limit(const struct program *program, size_t max_frame)
{
    for (size_t i = 0; max_frame && i < program->functions.len; i++) {
        const struct function *fn = program->functions.items[i];
        if (fn->frame_size > (long long)max_frame) {
            report_too_large(fn, max_frame);
        }
    }
}
