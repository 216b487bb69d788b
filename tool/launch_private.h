/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What finding, translating and compiling sources share. Only launch*.c includes it. */
#ifndef ASYNCC_LAUNCH_PRIVATE_H
#define ASYNCC_LAUNCH_PRIVATE_H

#include "clang/compiler.h"
#include "launch_command.h"
#include "scan.h"
#include "translate.h"

/* A C source on the command line that may hold async. */
struct unit {
    const struct launch_input *input;
    const char *path;   /* of the text to translate: the input, or a copy of standard input    */
    const char *name;   /* as the user knows it                                                */
    const char *source; /* the translated text, in the temporary directory                     */
    const char *object; /* what it is compiled to when linking                                 */
    const char *dump_prefix; /* for -dumpdir when linking, or NULL                               */
    bool is_translated; /* false: it holds no async after all                                  */
    struct translation translation;
};

struct launch {
    struct arena *arena;
    const struct options *options; /* asyncc's own                                                */
    struct launch_command command;
    struct scan_paths paths;
    struct unit *units;
    size_t unit_count;
    const char *directory;   /* temporary; NULL: none yet                                   */
    bool lacks_async_header; /* it is included, but not where the command line searches     */
    struct options translation_options;
    struct diag *diag;
    const struct compiler *compiler;
};

/* Where the compiler would look for headers, as far as the command line and the environment tell. */
struct scan_paths launch_scan_paths(struct arena *arena, const struct launch_command *command);

/* Compiles what was translated, then runs the original command on what is left of it. The exit status. */
int launch_compile(struct launch *launch);

#endif
