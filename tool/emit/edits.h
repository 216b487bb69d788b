/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The small changes in text that stays: names that moved to the frame, declarations, returns, consumers. */
#ifndef ASYNCC_EMIT_EDITS_H
#define ASYNCC_EMIT_EDITS_H

#include "emit/text.h"

/* Adds the edits of an async function's whole body. Requires layout_compute(). */
void edits_add_function(struct emission *emission);

/* Adds the edits of consumers in a node, in an async function or elsewhere. */
void edits_add_consumers(struct emission *emission, struct node *node);

/* Behind the parenthesis, bracket or brace that `token` opens. */
token_index skip_group(const struct source *source, token_index token);

/* The parts of one declarator of a declaration. */
struct declarator {
    token_index specifiers_end; /* the specifiers begin with the decl                      */
    token_index begin;
    token_index end;            /* without `= initializer`                                 */
};
struct declarator find_declarator(const struct source *source, const struct decl *decl, const struct decl *previous);

/* The edits of a declaration statement. */
void edit_declaration(struct emission *emission, struct node *node);

/* Prints one declaration of a statement that was taken apart. `previous`: the one before it in the statement, or NULL. */
void emit_declaration(struct emission *emission, const struct stmt *stmt, const struct decl *previous);

/* What stands round a compound literal whose object lies in the frame: it is made anew, and the place designated.
 *     (T){…}   ->   (*(frame->literal = (T){…}, &frame->literal)) */
const char *literal_prefix(struct emission *emission, const struct local *local);
const char *literal_suffix(struct emission *emission, const struct local *local);

/* The statement's label for `continue`, NULL if the keyword does. */
const char *continue_label(const struct emission *emission, const struct stmt *loop);

#endif
