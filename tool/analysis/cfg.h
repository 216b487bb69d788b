/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The control-flow graph over a function's statements, and what each point does to the objects of the function.
 *
 * Objects are numbered: first the locals by local.index, then the results in order of function.awaits (cfg_result()): a
 * result lies in the callee's frame or wait node until the expression that uses it has run. Most awaits have none.
 */
#ifndef ASYNCC_ANALYSIS_CFG_H
#define ASYNCC_ANALYSIS_CFG_H

#include "analysis/refs.h"
#include "base/buf.h"
#include "model/function.h"

enum cfg_kind {
    CFG_ENTRY,  /* the parameters come into being                           */
    CFG_EXIT,
    CFG_JOIN,   /* nothing happens: head of a loop, label, case, end of if  */
    CFG_LOOP,   /* a loop with an await in it is about to begin             */
    CFG_EVAL,
    CFG_DECL,
    CFG_BRANCH, /* condition of an if or a loop, value of a switch          */
    CFG_AWAIT,
    CFG_RETURN,
    CFG_RAISE,
};

struct cfg_node {
    enum cfg_kind kind;
    const struct stmt *stmt;   /* NULL: entry, exit, some joins                                      */
    const struct scope *scope; /* the innermost around it; NULL: all (between a computed goto and its labels) */
    struct bitset in_scope;    /* locals whose scope is open here; shared by the nodes of a scope    */
    unsigned index;            /* in cfg.nodes: reverse post-order, unreachable nodes last           */
    VEC(struct cfg_node *) successors;
    VEC(struct cfg_node *) predecessors;
    struct ref_list refs;      /* what it does to objects                                            */

    /* escape_compute(): on some path before and behind the node */
    struct bitset escaped_in;
    struct bitset escaped_out;

    /* live_compute(): a value is there (may) that is read later (may) */
    struct bitset live_in;
    struct bitset live_out;
};

/* A loop with an await in it. */
struct cfg_loop {
    struct stmt *stmt;
    struct cfg_node *before; /* CFG_LOOP, outside of the loop's scope                  */
    struct cfg_node *head;   /* where each turn begins                                 */
    size_t begin;            /* its nodes are [begin, end) of cfg.created              */
    size_t end;
    unsigned depth;          /* how many such loops are around it                      */
};

struct cfg {
    struct cfg_node **nodes;
    size_t node_count;
    struct cfg_node **created;     /* the same nodes in the order in which the tree has them          */
    VEC(struct cfg_loop) loops;    /* outer ones before those in them                                 */
    size_t reachable_count;        /* the nodes from here on are unreachable                          */
    bool falls_off;                /* control can reach the function's closing brace                  */
    struct cfg_node *entry;
    struct cfg_node *exit;
    struct cfg_node **await_nodes; /* by await: function.awaits' order; NULL: its statement is not in the tree */
    size_t object_count;           /* locals, then results                                            */
    VEC(struct await *) results;   /* the awaits of the results                                       */
};

/* Requires function.body, locals and awaits. Also sets function.cfg. */
struct cfg *cfg_build(struct function *fn);

/* The object number of an await's result, NO_OBJECT without one; and back. */
#define NO_OBJECT SIZE_MAX
size_t cfg_result(const struct function *fn, const struct await *await);
const struct await *cfg_result_await(const struct function *fn, size_t object);

/* For cfg_build(): numbers the results, locals being numbered. */
void cfg_number_results(struct function *fn, struct cfg *cfg);

/* The local that gets the await's result at once, or NULL. */
const struct local *await_dest(const struct await *await);

/* Whether the await's slot is written before its arguments are evaluated.  A start function gets the arguments by value,
   as does X__wait, so they may lie where the callee's frame or the wait node is about to be.  ORDER: emit */
bool await_begins_before_arguments(const struct await *await);

void cfg_dump(const struct function *fn, struct buf *out);

#endif
