/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What compiles but is seldom meant; each with a name that -Wno-… takes. */
#ifndef ASYNCC_MODEL_LINT_H
#define ASYNCC_MODEL_LINT_H

#include "model/program.h"

/* Where a lint points to. */
static inline struct position
lint_place(const struct program *program, const struct node *node)
{
    return source_range(program->source, node->begin, node->end);
}

/* All lints. */
void lint_program(struct program *program);

/* About one node of an async function: useless-timeout, lock-across-await, cancel-swallowed. */
void lint_block(const struct program *program, const struct node *node);

/* About the body of one: masked-await, lock-across-await. */
void lint_held(const struct program *program, const struct node *body);

/* About the body of one: shared-across-await. */
void lint_shared(const struct program *program, struct node *body);

/* About what makes a task: escaping-local. */
void lint_escape(const struct program *program, const struct node *consumer);

#endif
