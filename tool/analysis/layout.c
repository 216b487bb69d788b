/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Sizes, the tree, the place of the result, and then names (analysis/names.c). */
#include "analysis/layout.h"

#include "analysis/conflict.h"
#include "analysis/forward.h"
#include "analysis/names.h"
#include "analysis/lent.h"
#include "analysis/pack.h"
#include "analysis/unite.h"
#include "model/program.h"

enum { RESULT_CANDIDATES = 16 };

static void
set_size(struct slot *slot, long long size, long long align)
{
    slot->size = size > 0 ? size : 0;
    slot->align = align > 0 ? align : 1;
}

static struct layout
measure_head(const struct function *fn, const struct type *result)
{
    long long pointer = fn->program->pointer_size;
    long long align = fn->program->pointer_align;
    struct layout head = {.size = pointer, .align = align};
    if (result && result->kind != TYPE_VOID) {
        head.align = result->align > align ? result->align : align;
        head.size = round_up(round_up(pointer, result->align) + result->size, head.align);
    }
    return head;
}

/* union { unsigned char bytes[n]; async__widest widest; struct { const async_site *awaiting; T result; } head; }, the
 * widest scalar only where it is needed. */
static void
measure_foreign(const struct function *fn, struct foreign *foreign)
{
    const struct type *widest = fn->program->widest_type;
    struct layout head = measure_head(fn, foreign->result_type);
    long long align = widest ? widest->align : head.align;
    if (foreign->function) {
        foreign->bytes = foreign->function->frame_size;
        align = foreign->function->frame_align;
    }
    foreign->has_widest = widest && align > head.align;
    foreign->is_overaligned = foreign->has_widest && align > widest->align;
    align = foreign->has_widest && widest->align > align ? widest->align : align;
    foreign->align = align > head.align ? align : head.align;
    long long size = foreign->has_widest && widest->size > foreign->bytes ? widest->size : foreign->bytes;
    foreign->size = round_up(size > head.size ? size : head.size, foreign->align);
}

static void
add_part(struct layout *all, long long size, long long align)
{
    align = align > 0 ? align : 1;
    all->size = round_up(all->size, align) + size;
    all->align = align > all->align ? align : all->align;
}

/* What waits until the function begins. struct f__args: two pointers, then the parameters. struct f__given: one. */
static struct layout
measure_args(const struct function *fn)
{
    long long pointer = fn->program->pointer_size;
    long long align = fn->program->pointer_align;
    struct layout args = {.size = (lent_has_any(fn) ? 1 : 2) * pointer, .align = align};
    for (size_t i = 0; i < fn->decl->param_count; i++) {
        const struct type *type = fn->decl->params[i]->type;
        bool decays = type->size <= 0 || type->kind == TYPE_ARRAY || type->kind == TYPE_FUNCTION;
        add_part(&args, decays ? pointer : type->size, decays ? align : type->align);
    }
    args.size = round_up(args.size, args.align);
    return args;
}

static void
add_choice(struct layout *all, const struct layout *other)
{
    all->size = other->size > all->size ? other->size : all->size;
    all->align = other->align > all->align ? other->align : all->align;
}

/* struct f__task: the runtime's part, an arm if it runs in groups, then the frame or the arguments. */
static void
measure_task(struct function *fn)
{
    const struct program *program = fn->program;
    if (!fn->uses_tasks || !program->task_type) {
        return;
    }
    struct layout args = measure_args(fn);
    struct layout body = {.size = fn->frame_size, .align = fn->frame_align};
    struct layout head = measure_head(fn, fn->is_plain ? fn->result_type : NULL);
    add_choice(&body, &args);
    add_choice(&body, &head);
    struct layout task = {.align = 1};
    add_part(&task, program->task_type->size, program->task_type->align);
    if (fn->uses_group && program->arm_type) {
        add_part(&task, program->arm_type->size, program->arm_type->align);
    }
    if (fn->stores.len) {
        add_part(&task, program->pointer_size, program->pointer_align);
    }
    add_part(&task, round_up(body.size, body.align), body.align);
    fn->task_size = round_up(task.size, task.align);
    fn->task_align = task.align;
}

/* The runtime's task, then the node and the arguments of its wait. */
static void
add_awaitable(struct layout *all, const struct program *program, const struct leaf *leaf)
{
    struct layout task = {.align = program->pointer_align};
    add_part(&task, program->task_type ? program->task_type->size : 0, program->pointer_align);
    add_part(&task, program->pointer_size, program->pointer_align);
    add_part(&task, leaf->node_type->size, leaf->node_type->align);
    for (size_t i = 2; i < leaf->wait->param_count; i++) {
        add_part(&task, leaf->wait->params[i]->type->size, leaf->wait->params[i]->type->align);
    }
    add_part(all, round_up(task.size, task.align), task.align);
}

void
layout_measure_guest(struct function *guest)
{
    measure_foreign(guest, guest->foreign);
    guest->frame_size = guest->foreign->size;
    guest->frame_align = guest->foreign->align;
    measure_task(guest);
}

static void
add_child(struct layout *all, const struct program *program, const struct arm *arm)
{
    if (arm->leaf) {
        add_awaitable(all, program, arm->leaf);
    } else if (arm->is_new) {
        add_part(all, program->pointer_size, program->pointer_align);
    } else if (arm->child) {
        if (arm->child->foreign) {
            layout_measure_guest(arm->child);
        }
        add_part(all, arm->child->task_size, arm->child->task_align);
    }
}

/* struct { async__gather_node gather; struct f__task task_1; async_arm arm_1; … } */
static void
measure_gather(const struct function *fn, const struct await *await, struct slot *slot)
{
    const struct program *program = fn->program;
    const struct type *arm = program->arm_type;
    struct layout all = {.align = 1};
    add_part(&all, await->leaf->node_type->size, await->leaf->node_type->align);
    for (size_t i = 0; i < await->arm_count; i++) {
        add_child(&all, program, &await->arms[i]);
        add_part(&all, arm ? arm->size : 0, arm ? arm->align : 1);
    }
    set_size(slot, round_up(all.size, all.align), all.align);
}

static void
measure_awaited(const struct function *fn, struct slot *slot)
{
    const struct await *await = slot->await;
    long long pointer = fn->program->pointer_size;
    const struct function *callee;
    switch (await->kind) {
    case AWAIT_CALL:
        callee = program_find(fn->program, await->callee);
        set_size(slot, callee->frame_size, callee->frame_align);
        break;
    case AWAIT_FOREIGN:
    case AWAIT_POINTER:
        measure_foreign(fn, await->foreign);
        set_size(slot, await->foreign->size, await->foreign->align);
        break;
    case AWAIT_HEAP:
        set_size(slot, pointer, fn->program->pointer_align);
        break;
    case AWAIT_LEAF:
        if (await->arms) {
            measure_gather(fn, await, slot);
        } else if (await->leaf->node_type) {
            set_size(slot, await->leaf->node_type->size, await->leaf->node_type->align);
        }
        break;
    case AWAIT_NEXT:
    case AWAIT_PLAIN:
    case AWAIT_YIELD: break;
    }
}

/* What lies in the frame is aligned as it is declared; a type, or more than a number, may ask for as much as any scalar. */
static long long
align_of(const struct function *fn, const struct local *local)
{
    long long align = local->type->align;
    bool asks = local->decl && !local->is_param && local->place == PLACE_FRAME;
    long long asked = asks ? local->decl->align : 0;
    if (asked < 0 && fn->program->widest_type) {
        asked = fn->program->widest_type->align;
    }
    return asked > align ? asked : align;
}

static void
measure_local(const struct function *fn, struct slot *slot)
{
    const struct local *local = slot->local;
    struct function *generator = local->type->kind == TYPE_RECORD ? local->generator : NULL;
    if (generator && generator->foreign) {
        layout_measure_guest(generator);
    }
    set_size(slot, generator ? generator->frame_size : local->type->size,
             generator ? generator->frame_align : align_of(fn, local));
}

static void
measure_slots(struct function *fn)
{
    for (size_t i = 0; i < fn->slots.len; i++) {
        struct slot *slot = fn->slots.items[i];
        set_size(slot, 0, 1);
        switch (slot->kind) {
        case SLOT_LOCAL: measure_local(fn, slot); break;
        case SLOT_RESULT: set_size(slot, fn->result_type->size, fn->result_type->align); break;
        case SLOT_STATE: set_size(slot, 2, 2); break;
        case SLOT_GAP: set_size(slot, fn->program->pointer_size, fn->program->pointer_align); break;
        case SLOT_CALLEE:
        case SLOT_NODE: measure_awaited(fn, slot); break;
        }
    }
}

/* A plain function that nobody starts. */
static bool
has_no_frame(const struct function *fn)
{
    return fn->is_plain && !fn->uses_start;
}

long long
layout_begin(const struct function *fn)
{
    return fn->forwards || fn->merged_into || has_no_frame(fn) ? 0 : fn->program->pointer_size;
}

static struct layout *
slot_layout(const struct function *fn, struct slot *slot)
{
    struct layout *layout = ARENA_NEW(fn->arena, struct layout);
    layout->kind = LAYOUT_SLOT;
    layout->slot = slot;
    layout_measure(fn->arena, layout, 0, 0);
    return layout;
}

/* Who has only storage for our frame looks for the result right behind the pointer: what overlaps it must not move it. */
static bool
moves_result(const struct function *fn, const struct layout *item)
{
    long long pointer = fn->program->pointer_size;
    long long offset = round_up(pointer, fn->result->align);
    return fn->is_shared && offset % item->align != 0;
}

static bool
conflicts_with_result(const struct function *fn, const struct conflicts *conflicts, const struct layout *layout)
{
    if (layout->kind == LAYOUT_SLOT) {
        return bitset_has(conflicts->rows[fn->result->index], layout->slot->index);
    }
    for (size_t i = 0; i < layout->item_count; i++) {
        if (conflicts_with_result(fn, conflicts, layout->items[i])) {
            return true;
        }
    }
    return false;
}

/* A frame whose first item is `first`, with those of `items` that are not marked behind it. */
static struct layout *
make_series(const struct function *fn, struct layout *first, struct layout *const *items, size_t count,
            const bool *is_left_out)
{
    struct layout *series = ARENA_NEW(fn->arena, struct layout);
    series->kind = LAYOUT_SERIES;
    series->items = ARENA_ARRAY(fn->arena, struct layout *, count + 1);
    if (first) {
        series->items[series->item_count++] = first;
    }
    size_t fixed = series->item_count;
    for (size_t i = 0; i < count; i++) {
        if (!is_left_out || !is_left_out[i]) {
            series->items[series->item_count++] = items[i];
        }
    }
    layout_measure(fn->arena, series, layout_begin(fn), fixed);
    return series;
}

/* The result on the same bytes as the marked items. */
static struct layout *
overlap(const struct function *fn, struct layout *const *items, size_t count, const bool *is_marked)
{
    struct layout **marked = ARENA_ARRAY(fn->arena, struct layout *, count);
    size_t marked_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_marked[i]) {
            marked[marked_count++] = items[i];
        }
    }
    struct layout *both[] = {slot_layout(fn, fn->result),
                             marked_count ? layout_join(fn->arena, LAYOUT_SERIES, marked, marked_count) : NULL};
    struct layout *first = layout_join(fn->arena, LAYOUT_CHOICE, both, marked_count ? 2 : 1);
    return make_series(fn, first, items, count, is_marked);
}

/* The result comes first, where the task's end finds it, overlapping one item if that is as good as any, else several. */
static struct layout *
place_result(const struct function *fn, const struct conflicts *conflicts, struct layout *const *items, size_t count)
{
    bool *is_marked = ARENA_ARRAY(fn->arena, bool, count + 1);
    bool *is_free = ARENA_ARRAY(fn->arena, bool, count + 1);
    struct layout *best = overlap(fn, items, count, is_marked);
    for (size_t i = 0, tried = 0; i < count && tried < RESULT_CANDIDATES; i++) {
        is_free[i] = !conflicts_with_result(fn, conflicts, items[i]) && !moves_result(fn, items[i]);
        if (is_free[i]) {
            is_marked[i] = true;
            struct layout *candidate = overlap(fn, items, count, is_marked);
            best = candidate->size < best->size ? candidate : best;
            is_marked[i] = false;
            tried++;
        }
    }
    long long room = fn->result->size;
    for (size_t i = 0; i < count; i++) {
        if (is_free[i] && items[i]->size <= room) {
            is_marked[i] = true;
            room -= items[i]->size;
        }
    }
    struct layout *candidate = overlap(fn, items, count, is_marked);
    best = candidate->size < best->size ? candidate : best;
    candidate = overlap(fn, items, count, is_free);
    return candidate->size < best->size ? candidate : best;
}

/* The slot of a frame that is awaited, and on the same bytes a local at the offset of that frame's result. */
struct pin {
    struct slot *callee;
    struct layout *layout;
};

static bool
fits(struct layout *const *items, size_t count, long long room)
{
    long long end = 0;
    for (size_t i = 0; i < count; i++) {
        end = round_up(end, items[i]->align) + items[i]->size;
    }
    return end <= room;
}

/* Behind the local there is room for what is not needed while the frame is. */
static struct layout *
build_pinned(const struct function *fn, const struct conflicts *conflicts, const struct local *local, struct bitset members)
{
    const struct slot *callee = local->result_of->slot;
    struct layout *series = ARENA_NEW(fn->arena, struct layout);
    series->kind = LAYOUT_SERIES;
    series->items = ARENA_ARRAY(fn->arena, struct layout *, fn->slots.len + 2);
    if (local->gap) {
        series->items[series->item_count++] = slot_layout(fn, local->gap);
    }
    series->items[series->item_count++] = slot_layout(fn, local->slot);
    for (size_t i = 0; i < fn->slots.len; i++) {
        bool is_beside = bitset_has(members, i) && bitset_has(conflicts->rows[local->slot->index], i) &&
                         !bitset_has(conflicts->rows[callee->index], i) && i != callee->index;
        if (is_beside) {
            series->items[series->item_count] = slot_layout(fn, fn->slots.items[i]);
            series->item_count += fits(series->items, series->item_count + 1, callee->size);
        }
    }
    layout_measure(fn->arena, series, 0, local->gap ? 2 : 1);
    return series;
}

/* The frame stands for both from here on: it is as large, and in conflict with what either is in conflict with. */
static struct pin
add_pin(const struct function *fn, const struct conflicts *conflicts, const struct local *local, struct bitset members)
{
    struct slot *callee = local->result_of->slot;
    struct layout *series = build_pinned(fn, conflicts, local, members);
    struct layout *both[] = {slot_layout(fn, callee), series};
    struct bitset row = conflicts->rows[callee->index];
    for (size_t i = 0; i < series->item_count; i++) {
        bitset_unite(row, conflicts->rows[series->items[i]->slot->index]);
        bitset_remove(members, series->items[i]->slot->index);
    }
    for (size_t i = 0; i < series->item_count; i++) {
        bitset_remove(row, series->items[i]->slot->index);
    }
    bitset_remove(row, callee->index);
    for (size_t i = 0; i < fn->slots.len; i++) {
        if (bitset_has(row, i)) {
            bitset_add(conflicts->rows[i], callee->index);
        }
    }
    struct pin pin = {callee, layout_join(fn->arena, LAYOUT_CHOICE, both, 2)};
    set_size(callee, pin.layout->size, pin.layout->align);
    return pin;
}

static struct layout *
replace_pin(struct layout *tree, const struct pin *pin)
{
    if (tree->kind == LAYOUT_SLOT) {
        return tree->slot == pin->callee ? pin->layout : tree;
    }
    for (size_t i = 0; i < tree->item_count; i++) {
        tree->items[i] = replace_pin(tree->items[i], pin);
    }
    return tree;
}

static struct layout *
build_tree(const struct function *fn, const struct conflicts *conflicts)
{
    struct bitset members = bitset_new(fn->arena, fn->slots.len);
    VEC(struct pin) pins = {0};
    for (size_t i = 0; i < fn->slots.len; i++) {
        if (fn->slots.items[i] != fn->result) {
            bitset_add(members, i);
        }
    }
    for (size_t i = 0; i < fn->locals.len; i++) {
        if (fn->locals.items[i]->result_of) {
            vec_push(fn->arena, &pins, add_pin(fn, conflicts, fn->locals.items[i], members));
        }
    }
    struct layout *tree = bitset_is_empty(members) ? NULL : pack(fn, conflicts, members);
    for (size_t i = 0; i < pins.len; i++) {
        tree = replace_pin(tree, &pins.items[i]);
    }
    struct layout **items = tree && tree->kind == LAYOUT_SERIES ? tree->items : &tree;
    size_t count = !tree ? 0 : tree->kind == LAYOUT_SERIES ? tree->item_count : 1;
    return fn->result ? place_result(fn, conflicts, items, count) : make_series(fn, NULL, items, count, NULL);
}

/* The frames of the callees, all at the beginning. */
static struct layout *
build_forward(const struct function *fn)
{
    struct layout **items = ARENA_ARRAY(fn->arena, struct layout *, fn->slots.len);
    for (size_t i = 0; i < fn->slots.len; i++) {
        items[i] = slot_layout(fn, fn->slots.items[i]);
    }
    struct layout *all = layout_join(fn->arena, LAYOUT_CHOICE, items, fn->slots.len);
    return make_series(fn, NULL, &all, 1, NULL);
}

/* Without the names. */
static void
lay_out(struct function *fn)
{
    measure_slots(fn);
    fn->frame_align = fn->merged_into ? 1 : fn->program->pointer_align;
    if (fn->forwards) {
        fn->layout = build_forward(fn);
    } else {
        struct conflicts conflicts = conflict_build(fn);
        fn->layout = build_tree(fn, &conflicts);
    }
    fn->frame_align = fn->layout->align > fn->frame_align ? fn->layout->align : fn->frame_align;
    long long end = layout_begin(fn);
    if (!fn->forwards && fn->result) {
        fn->result_offset = round_up(end, fn->layout->items[0]->align);
    }
    for (size_t i = 0; i < fn->layout->item_count; i++) {
        end = round_up(end, fn->layout->items[i]->align) + fn->layout->items[i]->size;
    }
    fn->frame_size = round_up(end, fn->frame_align);
}

/* Nothing lives across a wait. Its result is in the head of a frame, for which there is room in any storage. */
static void
layout_plain(struct function *fn)
{
    fn->slots.len = 0;
    fn->layout = NULL;
    fn->frame_size = layout_begin(fn);
    fn->frame_align = fn->program->pointer_align;
    fn->lower_bound = fn->frame_size - fn->program->pointer_size;
    if (fn->result) {
        fn->result->name = fn->result->path = "result";
    }
    measure_task(fn);
}

void
layout_compute(struct function *fn)
{
    long long pointer = fn->program->pointer_size;
    fn->awaiting_path = "awaiting";
    if (fn->is_plain) {
        layout_plain(fn);
        return;
    }
    measure_slots(fn);
    fn->lower_bound = conflict_lower_bound(fn) - (pointer - layout_begin(fn));
    fn->layout = NULL;
    fn->frame_size = fn->merged_into ? 0 : pointer;
    fn->frame_align = fn->program->pointer_align;
    if (fn->slots.len == 0) {
        measure_task(fn);
        return;
    }
    lay_out(fn);
    if (fn->program->is_optimized && !fn->forwards) {
        unite_results(fn, lay_out);
    }
    measure_task(fn);
    names_assign(fn);
    if (fn->forwards) {
        forward_name(fn);
    }
}

/* Slots of one alternative share bytes with all of the others. */
static void
overlap_parts(struct bitset *rows, const struct bitset *parts, size_t count, struct bitset whole)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t w = 0; w < parts[i].word_count; w++) {
            for (uint64_t bits = parts[i].words[w]; bits; bits &= bits - 1) {
                struct bitset row = rows[w * 64 + (size_t)__builtin_ctzll(bits)];
                for (size_t k = 0; k < row.word_count; k++) {
                    row.words[k] |= whole.words[k] & ~parts[i].words[k];
                }
            }
        }
    }
}

/* Marks the slots of a layout; with `rows`, those of different alternatives of a choice overlap. */
static void
find_overlaps(const struct function *fn, const struct layout *layout, struct bitset inside, struct bitset *rows)
{
    if (layout->kind == LAYOUT_SLOT) {
        bitset_add(inside, layout->slot->index);
        return;
    }
    if (layout->kind == LAYOUT_SERIES) {
        for (size_t i = 0; i < layout->item_count; i++) {
            find_overlaps(fn, layout->items[i], inside, rows);
        }
        return;
    }
    struct bitset *parts = ARENA_ARRAY(fn->arena, struct bitset, layout->item_count);
    struct bitset whole = bitset_new(fn->arena, fn->slots.len);
    for (size_t i = 0; i < layout->item_count; i++) {
        parts[i] = bitset_new(fn->arena, fn->slots.len);
        find_overlaps(fn, layout->items[i], parts[i], rows);
        bitset_unite(whole, parts[i]);
    }
    overlap_parts(rows, parts, layout->item_count, whole);
    bitset_unite(inside, whole);
}

struct bitset *
layout_find_overlaps(const struct function *fn)
{
    struct bitset *rows = ARENA_ARRAY(fn->arena, struct bitset, fn->slots.len + 1);
    for (size_t i = 0; i < fn->slots.len; i++) {
        rows[i] = bitset_new(fn->arena, fn->slots.len);
    }
    find_overlaps(fn, fn->layout, bitset_new(fn->arena, fn->slots.len), rows);
    return rows;
}
