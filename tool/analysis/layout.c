/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Sizes, the tree, the place of the result, and then names (analysis/names.c). */
#include "analysis/layout.h"

#include "analysis/conflict.h"
#include "analysis/forward.h"
#include "analysis/lent.h"
#include "analysis/names.h"
#include "analysis/offsets.h"
#include "analysis/pack.h"
#include "analysis/pin.h"
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
    struct layout *both[] = {pack_slot(fn->arena, fn->result),
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

static long long
size_of_frame(const struct function *fn, const struct layout *layout)
{
    long long end = layout_begin(fn);
    long long align = layout->align > fn->frame_align ? layout->align : fn->frame_align;
    for (size_t i = 0; i < layout->item_count; i++) {
        end = round_up(end, layout->items[i]->align) + layout->items[i]->size;
    }
    return round_up(end, align);
}

/* What is packed by offset, and slots behind it; NULL: no such frame is smaller than `size`. */
static struct layout *
add_behind(struct function *fn, struct layout *packed, struct layout *const *items, size_t count, long long size)
{
    if (!packed) {
        return NULL;
    }
    struct layout *series = ARENA_NEW(fn->arena, struct layout);
    series->kind = LAYOUT_SERIES;
    series->items = ARENA_ARRAY(fn->arena, struct layout *, packed->item_count + count);
    for (size_t i = 0; i < packed->item_count; i++) {
        series->items[series->item_count++] = packed->items[i];
    }
    for (size_t i = 0; i < count; i++) {
        series->items[series->item_count++] = items[i];
    }
    layout_measure(fn->arena, series, layout_begin(fn), packed->item_count);
    return size_of_frame(fn, series) < size ? series : NULL;
}

/* Slots that conflict with all others stand behind what is packed by offset, so that they have short names. */
static struct layout *
pack_most(struct function *fn, const struct conflicts *conflicts, struct bitset members, long long least, long long size)
{
    struct bitset rest = bitset_new(fn->arena, fn->slots.len);
    struct layout **alone = ARENA_ARRAY(fn->arena, struct layout *, fn->slots.len);
    size_t alone_count = 0;
    long long limit = size;
    for (size_t i = 0; i < fn->slots.len; i++) {
        bool is_alone = true;
        for (size_t w = 0; w < members.word_count; w++) {
            uint64_t own = i / 64 == w ? (uint64_t)1 << (i % 64) : 0;
            is_alone &= !(members.words[w] & ~conflicts->rows[i].words[w] & ~own);
        }
        if (bitset_has(members, i) && is_alone) {
            alone[alone_count++] = pack_slot(fn->arena, fn->slots.items[i]);
            limit -= fn->slots.items[i]->size;
            least -= fn->slots.items[i]->size;
        } else if (bitset_has(members, i)) {
            bitset_add(rest, i);
        }
    }
    return add_behind(fn, offsets_pack(fn, conflicts, rest, least, limit), alone, alone_count, size);
}

/* The same by offsets, NULL: if that makes the frame no smaller than `tree`. */
static struct layout *
find_better(struct function *fn, const struct conflicts *conflicts, struct bitset members, const struct layout *tree)
{
    long long least = conflict_lower_bound(fn);
    long long size = size_of_frame(fn, tree);
    long long align = tree->align > fn->frame_align ? tree->align : fn->frame_align;
    fn->orders.len = 0;
    if (!fn->program->is_optimized || size <= round_up(layout_begin(fn) + least, align)) {
        return NULL;
    }
    struct layout *most = pack_most(fn, conflicts, members, least, size);
    if (most && size_of_frame(fn, most) <= round_up(layout_begin(fn) + least, align)) {
        return most;
    }
    struct order_list orders = fn->orders;
    fn->orders = (struct order_list){0};
    size = most ? size_of_frame(fn, most) : size;
    struct layout *all = add_behind(fn, offsets_pack(fn, conflicts, members, least, size), NULL, 0, size);
    if (!all) {
        fn->orders = most ? orders : (struct order_list){0};
    }
    return all ? all : most;
}

static struct layout *
build_tree(struct function *fn, const struct conflicts *conflicts)
{
    struct bitset members = bitset_new(fn->arena, fn->slots.len);
    struct pin_list pins = {0};
    for (size_t i = 0; i < fn->slots.len; i++) {
        if (fn->slots.items[i] != fn->result) {
            bitset_add(members, i);
        }
    }
    for (size_t i = 0; i < fn->locals.len; i++) {
        if (fn->locals.items[i]->result_of) {
            pin_add(fn, conflicts, fn->locals.items[i], members, &pins);
        }
    }
    struct layout *tree = bitset_is_empty(members) ? NULL : pack(fn, conflicts, members);
    tree = tree ? pin_replace(tree, &pins) : NULL;
    struct layout **items = tree && tree->kind == LAYOUT_SERIES ? tree->items : &tree;
    size_t count = !tree ? 0 : tree->kind == LAYOUT_SERIES ? tree->item_count : 1;
    struct layout *best = fn->result ? place_result(fn, conflicts, items, count) : make_series(fn, NULL, items, count, NULL);
    struct layout *better = find_better(fn, conflicts, members, best);
    return better ? pin_replace(better, &pins) : best;
}

/* The frames of the callees, all at the beginning. */
static struct layout *
build_forward(const struct function *fn)
{
    struct layout **items = ARENA_ARRAY(fn->arena, struct layout *, fn->slots.len);
    for (size_t i = 0; i < fn->slots.len; i++) {
        items[i] = pack_slot(fn->arena, fn->slots.items[i]);
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
    if (!fn->forwards && fn->result) {
        fn->result_offset = layout_find_offset(fn, fn->result);
    }
    fn->frame_size = size_of_frame(fn, fn->layout);
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
