/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a form such as async_gather or async_spawn is given: a call, or `lvalue = call`. */
#ifndef ASYNCC_MODEL_TAKEN_H
#define ASYNCC_MODEL_TAKEN_H

#include "model/program.h"

struct taken {
    struct node *assignment; /* lvalue = call; NULL: the call alone                                        */
    struct node *call;       /* of `callee`, `leaf` or `pointer`; NULL: none of them, a task perhaps       */
    struct decl *callee;     /* an async function, or NULL                                                 */
    struct leaf *leaf;       /* an awaitable of the runtime, or NULL                                       */
    const struct decl *pointer; /* the typedef of a pointer to an async function, or NULL                  */
    struct node *item;       /* awaitables of queues and channels: what has the type of an item            */
    struct node *value;      /* of these: what is put into it; NULL: it is got                             */
};

/* Looks through parentheses; never fails. */
struct taken taken_find(struct program *program, struct node *operand);

/* Whether what the consumer takes has its frame, or its task, in the frame of who awaits the consumer. */
bool is_gathering(enum keyword keyword);

/* The bit-field that the lvalue designates, or NULL: it has no address. */
const struct decl *find_bit_field(const struct node *place);

#endif
