/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Whether the output, preprocessed, is what was meant (--token-check).
 *
 * Text that the user's macros meet a second time, or meet no longer, compiles more often than not: only a comparison
 * token by token finds it. What was meant (struct printer, `meant`) holds the user's tokens expanded, each name behind
 * MEANT_PREFIX so that no macro applies to it; our own words stand as they are, and see the runtime's macros only.
 */
#ifndef ASYNCC_EMIT_TOKEN_CHECK_H
#define ASYNCC_EMIT_TOKEN_CHECK_H

#include "clang/compiler.h"
#include "clang/source.h"
#include "emit/output.h"

struct token_mismatch {
    struct str owner;   /* the async function; empty: text outside of any */
    struct str found;   /* empty: the end                                 */
    struct str meant;
};

/* False, and the first difference, if they differ. Both preprocessed. */
bool token_check_compare(const struct source *source, struct str found, struct str meant,
                         struct token_mismatch *out_mismatch);

/* Builds the output; a function whose text is not what was meant is written with its macros expanded. What differs even
 * then is reported. */
void output_build_checked(struct program *program, const struct compiler *compiler,
                          const struct output_options *options, struct output_text *out);

#endif
