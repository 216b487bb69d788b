/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tags for structs and unions of the file that have no name, where a temporary or a member of the frame needs one:
 *     static struct { int a; } table[4];   ->   static struct table__unnamed { int a; } table[4]; */
#ifndef ASYNCC_EMIT_TAGS_H
#define ASYNCC_EMIT_TAGS_H

#include "emit/text.h"

/* Chooses a tag for each of them (decl->new_name); types.c notes which are used (decl->needs_tag). */
void tags_choose(struct program *program);

/* Whether the record's definition gets its tag where it stands. Not so if it stands in the head of an async function, which
 * is written anew (tags_emit_head). */
bool tag_is_wanted(const struct program *program, size_t index);

/* The token of the brace of a record's definition, behind which its members stand. */
token_index tag_brace(const struct source *source, const struct decl *record);

/* What is written for the brace. */
const char *tag_text(struct arena *arena, const struct decl *record);

/* Prints the types that an async function's declaration defines in front of its name, once and before all that names them:
 *     async enum color { RED, BLUE } f(void) {…}   ->   enum color { RED, BLUE }; …
 * `fn`: the function if it is defined in this file. */
void tags_emit_head(struct emission *emission, struct function *fn, const struct decl *decl);

#endif
