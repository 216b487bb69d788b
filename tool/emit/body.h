/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What body.c and await.c share. */
#ifndef ASYNCC_EMIT_BODY_H
#define ASYNCC_EMIT_BODY_H

#include "emit/text.h"

/* A new line for text of the user's that begins at `token`. */
void begin_line(struct emission *emission, token_index token);

void emit_stmt(struct emission *emission, const struct stmt *stmt);
void emit_items(struct emission *emission, const struct stmt *block);
void emit_operand(struct emission *emission, const struct operand *operand);
/* gather.c */
void gather_declare(struct emission *emission, const struct await *await, const char *name, struct buf *out);
void gather_begin(struct emission *emission, const struct await *await);

/* await.c */
void emit_await(struct emission *emission, const struct await *await);

/* poison.c; nothing without --poison. Stands before the return that suspends. */
void emit_poison(struct emission *emission, const struct await *await, const char *indent);

#endif
