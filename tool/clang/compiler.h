/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The user's compiler: what it is, its target, and running it. Only the compiler that the user names is ever run. */
#ifndef ASYNCC_CLANG_COMPILER_H
#define ASYNCC_CLANG_COMPILER_H

#include "base/arena.h"
#include "base/buf.h"
#include "diag.h"

#include <stddef.h>

enum compiler_kind {
    COMPILER_GCC,   /* written form by -fdirectives-only   */
    COMPILER_CLANG, /* written form by -frewrite-includes  */
};

struct compiler {
    const char *const *command; /* program and leading arguments of --cc, NULL-terminated  */
    const char *const *flags;   /* the user's flags after --, NULL-terminated              */
    enum compiler_kind kind;
    const char *target;         /* of -dumpmachine, as clang spells it                     */
    const char *const *parse_flags; /* for libclang: --target, -std, -fshort-enums, -f… that change types; gcc-only
                                       flags left out, NULL-terminated                      */
    struct str predefined;      /* #define lines of the compiler's predefined macros (-dM -E)  */
    bool has_os;                /* __unix__, _WIN32 or __APPLE__: the default of --heap    */
};

/* Asks the compiler what it is; the answer is cached (by path, flags and time stamp) under the user's cache
 * directory. NULL after reporting (FATAL: compiler not found). */
struct compiler *compiler_query(struct arena *arena, struct diag *diag, const char *cc, const char *const *flags);

/* The replacement of an object-like predefined macro; NULL text if it is not defined. */
struct str compiler_macro(const struct compiler *compiler, const char *name);

/* Runs a program, feeding `input` and collecting its standard output; its standard error goes to `errors` if not NULL,
 * else to ours. Returns the exit status, -1 if it could not be started. */
int process_run(const char *const *argv, struct str input, struct buf *output, struct buf *errors);

#endif
