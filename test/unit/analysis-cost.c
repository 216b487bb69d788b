/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What an analysis costs grows with the function and no faster: a data flow visits each node once, and again only those of
 * which a neighbour has news; and an await without a result adds no bit to the sets. Counted, not timed. */
// RUN: %cc -std=c11 -g -Wall -Wextra -Werror -I%root/tool %s %root/tool/analysis/[!s]*.c %root/tool/base/arena.c %root/tool/base/format.c %root/tool/base/buf.c %root/tool/base/map.c -o %t && %t | %FileCheck %s
#include "Inputs/analysis.h"

#include "analysis/flow.h"

enum { TURNS = 500 };

struct count {
    struct bitset is_known;
    size_t visits;
};

/* Something is known behind every node from its first visit on. */
static bool
step(void *context, struct cfg_node *node)
{
    struct count *count = context;
    bool is_new = !bitset_has(count->is_known, node->index);
    bitset_add(count->is_known, node->index);
    count->visits++;
    return is_new;
}

static size_t
visits(enum flow_direction direction)
{
    struct count count = {.is_known = bitset_new(&arena, fn->cfg->node_count)};
    flow_solve(&arena, fn->cfg, direction, step, &count);
    return count.visits;
}

static struct stmt *
make_sequence(void)
{
    struct local *n = make_local("n", type_int(), fn->scope);
    struct stmt **items = ARENA_ARRAY(&arena, struct stmt *, TURNS * 2);
    for (size_t i = 0; i < TURNS; i++) {
        items[2 * i] = EVAL(assign(ref(n), num()));
        items[2 * i + 1] = wait_here();
    }
    return with_items(make_stmt(STMT_BLOCK, NULL), TURNS * 2, items);
}

static void
show(const char *name, struct stmt *body)
{
    analyse(body);
    printf("%s: %s forward, %s backward, %zu objects\n", name,
           visits(FLOW_FORWARD) <= fn->cfg->node_count + 2 ? "once" : "again",
           visits(FLOW_BACKWARD) <= fn->cfg->node_count + 2 ? "once" : "again", fn->cfg->object_count);
}

int
main(void)
{
    begin("sequence", type_void());
    show("sequence", make_sequence()); // CHECK: sequence: once forward, once backward, 1 objects
    begin("turns", type_void());
    show("turns", loop(num(), make_sequence())); // CHECK-NEXT: turns: once forward, once backward, 1 objects
    arena_free(&arena);
    return 0;
}
