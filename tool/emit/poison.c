/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* --poison: what the analysis takes for dead while an await is suspended is overwritten, so that an error of its shows.
 *
 * The list is what the layout promises for this await: who awaits us, the slot of the await itself, the saved copies, the
 * locals in the frame that are required, the results that wait to be read. It stands behind the start or the registration,
 * when the arguments have been read; where a frame lies in its caller's, each level lists its own. */
#include "analysis/cfg.h"
#include "analysis/live.h"
#include "emit/body.h"

struct kept {
    struct emission *emission;
    size_t count;
};

/* A member of the frame is kept. */
static void
keep(struct kept *kept, const char *path)
{
    struct emission *emission = kept->emission;
    emit_line(emission, "        { offsetof(struct %.*s__frame, %s), sizeof %s->%s },", STR_ARG(emission->fn->decl->name),
              path, emission->fn->frame_name, path);
    kept->count++;
}

static bool
is_pending(const struct emission *emission, const struct await *other, const struct await *await)
{
    const struct cfg_node *node = emission->fn->cfg->await_nodes[await->state - 1];
    size_t result = cfg_result(emission->fn, other);
    return node && other != await && other->slot != await->slot && result != NO_OBJECT &&
           bitset_has(node->live_out, result);
}

/* The result of an await that has finished but not been read: of a call only the result, not the rest of its frame. */
static void
keep_result(struct kept *kept, const struct await *await)
{
    struct emission *emission = kept->emission;
    const struct function *callee =
        await->kind == AWAIT_CALL ? program_find(emission->program, await->callee) : NULL;
    keep(kept, callee && callee->result
                   ? arena_printf(emission->arena, "%s.%s", await->slot->path, callee->result->path)
                   : await->slot->path);
}

static size_t
emit_kept(struct emission *emission, const struct await *await)
{
    const struct function *fn = emission->fn;
    struct kept kept = {.emission = emission};
    if (!fn->merged_into) {
        keep(&kept, "awaiting");
    }
    if (await->slot) {
        keep(&kept, await->slot->path);
    }
    if (await->kind == AWAIT_YIELD) {
        keep(&kept, fn->state->path);
        if (fn->result) {
            keep(&kept, fn->result->path);
        }
    }
    for (size_t i = 0; i < fn->locals.len; i++) {
        const struct local *local = fn->locals.items[i];
        if (local->slot && live_is_required(fn, local, await)) {
            keep(&kept, local->slot->path);
        }
    }
    for (size_t i = 0; i < fn->awaits.len; i++) {
        if (is_pending(emission, fn->awaits.items[i], await)) {
            keep_result(&kept, fn->awaits.items[i]);
        }
    }
    return kept.count;
}

void
emit_poison(struct emission *emission, const struct await *await, const char *indent)
{
    if (!emission->program->has_poison) {
        return;
    }
    const char *frame = emission->fn->frame_name;
    const char *outer_indent = emission->indent;
    emission->indent = indent;
    emit_line(emission, "{");
    emit_line(emission, "    static const struct async_kept kept__[] = {");
    size_t count = emit_kept(emission, await);
    emit_line(emission, "    };");
    emit_line(emission, "    async__poison(%s, sizeof *%s, kept__, %zu);", frame, frame, count);
    emit_line(emission, "}");
    emission->indent = outer_indent;
}
