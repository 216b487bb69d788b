/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the files of this folder share; not for others. */
#ifndef ASYNCC_LOWER_LOWERING_H
#define ASYNCC_LOWER_LOWERING_H

#include "diag.h"
#include "model/build.h"
#include "model/program.h"

/* Statements in the order in which they are made. */
struct stmt_list {
    struct stmt **items;
    size_t len;
    size_t cap;
};

struct lowering {
    struct function *fn;
    struct arena *arena;
    struct scope *scope;          /* the innermost open one                                    */
    struct stmt_list *out;        /* where statements go                                       */
    struct stmt *break_target;    /* innermost loop or switch                                  */
    struct stmt *continue_target; /* innermost loop                                            */
    struct stmt *case_target;     /* innermost switch                                          */
    VEC(struct node *) unread;    /* awaits whose results are still to be read, as HOLE_RESULT */
};

/* effects.c: fills has_effect and needs_order of a full expression that holds an await. */
void effects_compute(struct node *node);

/* Whether evaluating it later, after other operands, gives the same value: a constant, or a local scalar whose
 * address is nowhere taken and that no sibling assigns. */
bool is_stable(const struct node *node);

/* The effect of the operator itself, operands aside. */
bool has_own_effect(const struct node *node);

/* expr.c */

/* Appends; results that the statement does not read itself move to temporaries. */
void push_stmt(struct lowering *lower, struct stmt *stmt);
struct stmt *new_stmt(struct lowering *lower, enum stmt_kind kind, struct node *node);

/* Takes a full expression apart so that what is left of it has no await and can be evaluated by C. */
void lower_value(struct lowering *lower, struct node *node);

/* The same for an expression whose value nobody wants; pushes everything. */
void lower_effect(struct lowering *lower, struct node *node);

/* The result of the await is read by the statement that evaluates `node`. */
void consume_results(struct lowering *lower, const struct node *node);

void lower_error(struct lowering *lower, const struct node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* stmt.c */
struct stmt *lower_stmt(struct lowering *lower, struct node *node);
struct stmt *make_block(struct lowering *lower, struct node *node, struct stmt_list *items);

#endif
