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

/* Does what a run of the compiler would do, for a host that is a compiler itself. */
struct preprocessor {
    void *context;
    struct str original; /* the input's bytes                                                                */
    /* Append what a run would print; false: it failed and said why. The first run has the input and -frewrite-includes,
     * the second one `text`, which includes nothing. */
    bool (*rewrite)(void *context, struct buf *out);
    bool (*expand)(void *context, struct str text, struct buf *out);
};

struct compiler {
    const char *const *command; /* program and leading arguments of --cc, NULL-terminated  */
    const struct preprocessor *preprocessor; /* used in place of the program; NULL: there is none   */
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

/* A clang that need not be asked: its target and its predefined macros, those of the command line behind them.
 * `parse_flags` are what libclang is to be told besides; `flags` as in struct compiler. */
struct compiler *compiler_describe(struct arena *arena, const struct preprocessor *preprocessor, const char *target,
                                   struct str predefined, const char *const *flags, const char *const *parse_flags);

/* The flags with which the compiler compiles self-contained text, NULL-terminated. */
const char *const *compiler_form_flags(const struct compiler *compiler);

/* The replacement of an object-like predefined macro; NULL text if it is not defined. */
struct str compiler_macro(const struct compiler *compiler, const char *name);

/* A program that has been started and gets its input later. */
struct process {
    int pid;     /* 0: it could not be started                         */
    int ours[3]; /* our ends of the pipes to its three streams, or -1  */
};

/* Starts a program whose standard error goes where process_finish() puts it if `has_errors`, else to ours. Until that is
 * called the program waits for its input. */
enum process_errors { PROCESS_ERRORS_OURS, PROCESS_ERRORS_COLLECTED };
struct process process_start(const char *const *argv, enum process_errors errors);

/* Feeds `input` to what was started and collects its standard output, and its standard error in `errors` if that is to
 * be collected. Returns the exit status, -1 if it could not be started. */
int process_finish(struct process *process, struct str input, struct buf *output, struct buf *errors);

/* Runs a program, feeding `input` and collecting its standard output; its standard error goes to `errors` if not NULL,
 * else to ours. Returns the exit status, -1 if it could not be started. */
int process_run(const char *const *argv, struct str input, struct buf *output, struct buf *errors);

#endif
