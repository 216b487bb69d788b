/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What body.c, resume.c and await.c share. */
#ifndef ASYNCC_EMIT_BODY_H
#define ASYNCC_EMIT_BODY_H

#include "emit/text.h"

/* The white space at the start of the token's line. */
const char *indent_of(struct emission *emission, token_index token);

/* A new line for text of the user's that begins at `token`. */
void begin_line(struct emission *emission, token_index token);

/* What the statement evaluates, with the conversion it asks for. */
void emit_value(struct emission *emission, const struct stmt *stmt);

/* A statement in a place where C wants one: braces if it became several. */
void emit_sub(struct emission *emission, const struct stmt *stmt, const struct node *node);

/* if (…), switch (…), while (…): up to the body, which begins at `body`. */
void emit_header(struct emission *emission, const struct stmt *stmt, token_index body);

/* { statements of ours } */
void emit_branch_block(struct emission *emission, const struct stmt *block);

/* loop.c */
void emit_loop(struct emission *emission, const struct stmt *loop);

void emit_stmt(struct emission *emission, const struct stmt *stmt);
void emit_items(struct emission *emission, const struct stmt *block);
/* What an await passes. */
void emit_argument(struct emission *emission, const struct await *await, size_t index);
void emit_operand(struct emission *emission, const struct operand *operand);
/* gather.c */
void gather_declare(struct emission *emission, const struct await *await, const char *name, struct buf *out);
void gather_begin(struct emission *emission, const struct await *await);

/* Gives back children that are not in the frame. */
void gather_release(struct emission *emission, const struct await *await);

/* The result of one of the calls, and whether it has ended without an error. */
const char *gather_result(struct emission *emission, const struct await *await, size_t index);
const char *gather_success(struct emission *emission, const struct await *await, size_t index);

/* The types and functions of awaitables that the function gathers. */
void gather_emit_children(struct emission *emission);

/* Whether the parameter's name occurs in the body. */
bool local_is_mentioned(const struct emission *emission, const struct local *local);

/* await.c */
void emit_saves(struct emission *emission, const struct local_list *stored);
void emit_restores(struct emission *emission, const struct await *await, const char *indent);
void emit_await(struct emission *emission, const struct await *await);

/* unread.c; stands before the goto of an error. */
void emit_unread(struct emission *emission, const struct stmt *stmt);

/* poison.c; nothing without --poison. Stands before the return that suspends. */
void emit_poison(struct emission *emission, const struct await *await, const char *indent);

#endif
