/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/*     int first = read();                                        frame->first = read();
 *     while (more()) {                                           while (more()) {
 *         await async_sleep_ms(1);              ->                   … suspends, restores nothing
 *     }                                                          }
 *     use(first);                                                use(frame->first);
 *
 * Restored after each wait, `first` costs a load in each turn of the loop, and a register all the time. What a loop
 * does is taken for TURNS times as much as what is done once; O(nodes + awaits * locals).
 *
 * The variable must live on across every await, so its slot has bytes in common with nothing that it could meet
 * between two of them. */
#include "analysis/resident.h"

#include "analysis/cfg.h"
#include "analysis/live.h"

enum {
    TURNS = 8,
    DEPTH_MAX = 6, /* deeper loops count as this deep */
    GAIN = 2       /* what is not twice as good is left as it is: a register may be free */
};

/* By node.index: how often it runs, as a guess. */
static unsigned *
guess_runs(const struct function *fn)
{
    const struct cfg *cfg = fn->cfg;
    int *change = ARENA_ARRAY(fn->arena, int, cfg->node_count + 1);
    unsigned *runs = ARENA_ARRAY(fn->arena, unsigned, cfg->node_count);
    int depth = 0;
    for (size_t i = 0; i < cfg->loops.len; i++) {
        change[cfg->loops.items[i].begin]++;
        change[cfg->loops.items[i].end]--;
    }
    for (size_t i = 0; i < cfg->node_count; i++) {
        depth += change[i];
        unsigned count = 1;
        for (int level = 0; level < depth && level < DEPTH_MAX; level++) {
            count *= TURNS;
        }
        runs[cfg->created[i]->index] = count;
    }
    return runs;
}

/* By local.index: how often its place in the frame would be read or written. */
static uint64_t *
count_accesses(const struct function *fn, const unsigned *runs)
{
    uint64_t *accesses = ARENA_ARRAY(fn->arena, uint64_t, fn->locals.len);
    for (size_t i = 0; i < fn->cfg->node_count; i++) {
        const struct cfg_node *node = fn->cfg->nodes[i];
        for (size_t k = 0; k < node->refs.len; k++) {
            const struct ref *ref = &node->refs.items[k];
            bool is_written = (ref->flags & (REF_KILL | REF_WRITE)) && !(ref->flags & REF_FRESH);
            if (ref->object < fn->locals.len) {
                accesses[ref->object] += (uint64_t)runs[node->index] * (((ref->flags & REF_USE) != 0) + (unsigned)is_written);
            }
        }
    }
    return accesses;
}

/* How often it would be restored; 0: not at all of the awaits. */
static uint64_t
count_restores(const struct function *fn, const struct local *local, const unsigned *runs)
{
    uint64_t restores = 0;
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct cfg_node *node = fn->cfg->await_nodes[i];
        if (!node) {
            continue;
        }
        if (!live_is_required(fn, local, fn->awaits.items[i])) {
            return 0;
        }
        restores += runs[node->index];
    }
    return restores;
}

void
resident_find(struct function *fn)
{
    if (fn->cfg->loops.len == 0) {
        return;
    }
    const unsigned *runs = guess_runs(fn);
    const uint64_t *accesses = count_accesses(fn, runs);
    for (size_t i = 0; i < fn->locals.len; i++) {
        struct local *local = fn->locals.items[i];
        if (local->place == PLACE_SAVED && local->decl &&
            count_restores(fn, local, runs) >= GAIN * (accesses[i] + 1)) {
            local->place = PLACE_FRAME;
        }
    }
}
