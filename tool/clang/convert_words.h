/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What clang says about our words and macros, said as the user knows them. */
#ifndef ASYNCC_CLANG_CONVERT_WORDS_H
#define ASYNCC_CLANG_CONVERT_WORDS_H

#include "clang/convert.h"

/* The text of an error at a token, said otherwise if it needs to be. */
const char *report_reword(struct convert *c, token_index at, const char *text);

/* The function f of "variable has incomplete type 'struct f__task'" and the like, or NULL. */
const char *report_object_function(struct convert *c, const char *text);

/* Where the call of a macro for queues or channels begins in which the token stands; NO_WRITTEN: in none. */
#define NO_WRITTEN UINT32_MAX
written_index report_item_macro(const struct convert *c, token_index at);

/* Whether a warning of clang's is an error for us: an object of ours of the wrong type. */
bool report_is_error(const struct convert *c, token_index at, const char *text);

#endif
