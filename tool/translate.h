/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* All inputs of a call through all passes. */
#ifndef ASYNCC_TRANSLATE_H
#define ASYNCC_TRANSLATE_H

#include "base/arena.h"
#include "base/buf.h"
#include "diag.h"
#include "options.h"

struct compiler;

struct translation {
    struct buf output;          /* the translated text; empty with --check or after --stop-after */
    struct buf report;          /* what --report asks for                                        */
    const char **dependencies;  /* files that were read, the input first */
    const bool *dependency_is_system; /* for -MMD; NULL: none is a system header */
    size_t dependency_count;
    bool is_verbatim;           /* no async in it: the output is the input, byte for byte */
};

/* Translates `count` files, which form one program, as the options say; reports to `diag` (errors: no output is to be
 * written). What --dump asks for goes to stdout. */
void translate_files(struct arena *arena, struct diag *diag, const struct options *options,
                     const struct compiler *compiler, const char *const *paths,
                     struct translation *const *out_translations, size_t count);

#endif
