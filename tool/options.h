/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The command line, read once into a structure that nobody changes afterwards. */
#ifndef ASYNCC_OPTIONS_H
#define ASYNCC_OPTIONS_H

#include "base/arena.h"
#include "diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum command {
    COMMAND_TRANSLATE,   /* the usual one                          */
    COMMAND_LAUNCH,      /* --launch COMPILER ARGS…                */
    COMMAND_PRINT,       /* --print=…                              */
    COMMAND_HELP,        /* --help                                 */
    COMMAND_HELP_HIDDEN, /* --help-hidden                          */
    COMMAND_VERSION,     /* --version, or -v without an input      */
};

enum emit_form {
    EMIT_READABLE,       /* the user's text with its #includes     */
    EMIT_SELF_CONTAINED, /* includes resolved, macros kept         */
};

enum heap_mode {
    HEAP_AUTO, /* on where the target has an operating system      */
    HEAP_ON,
    HEAP_OFF,
};

enum report_format { REPORT_NONE, REPORT_TEXT, REPORT_JSON };

/* In the order in which they run. */
enum pass {
    PASS_SOURCE,
    PASS_TOKENS,
    PASS_AST,
    PASS_MODEL,
    PASS_NORMAL,
    PASS_CFG,
    PASS_LIVE,
    PASS_ESCAPE,
    PASS_LAYOUT,
    PASS_SAVES,
    PASS_EMIT,
    PASS_COUNT,
};

enum print_item {
    PRINT_CFLAGS,
    PRINT_LIBS,
    PRINT_INCLUDE_DIR,
    PRINT_RUNTIME_SOURCES,
    PRINT_RUNTIME_DIR,
    PRINT_MAKEFILE,
    PRINT_CMAKE_DIR,
    PRINT_PLUGIN,
    PRINT_GDB_SCRIPT,
    PRINT_CLANGD,
};

/* -MD and its companions. */
struct depfile_options {
    bool is_wanted;          /* -MD or -MMD                                       */
    bool has_system_headers; /* -MD; not with -MMD                                */
    bool has_phony_targets;  /* -MP                                               */
    const char *file;        /* -MF, or NULL: beside the output                   */
    const char *targets;     /* -MT as written and -MQ escaped, separated by a space; NULL: the output's path */
};

struct options {
    enum command command;
    const char *const *inputs; /* as the user spelled them, NULL-terminated        */
    size_t input_count;
    const char *output;       /* -o: a file, "-", or a directory; NULL: not given */
    bool is_output_directory; /* -o DIR/, or an existing directory                */
    enum emit_form emit;
    const char *cc;           /* --cc, $CC or cc; may hold arguments and quotes   */
    const char *const *flags; /* the compiler's, after --, NULL-terminated        */
    struct depfile_options depfile;
    enum heap_mode heap;
    bool is_check;  /* --check: diagnose only                           */
    bool is_verify; /* --verify: fail if the output file would change   */
    enum report_format report;
    size_t max_frame;            /* --max-frame in bytes; 0: no limit                */
    bool dump[PASS_COUNT];       /* --dump                                           */
    enum pass stop_after;        /* --stop-after; PASS_COUNT: go on to the end       */
    bool has_line_directives;    /* not with --no-line                               */
    bool is_verbose;             /* -v: show the commands that are run               */
    const char *const *warnings; /* what followed -W, in order, NULL-terminated    */
    enum diag_format diagnostics;
    enum diag_color color;
    const enum print_item *print_items;
    size_t print_item_count;
    const char *port;          /* --port, posix by default                         */
    const char *const *launch; /* COMPILER ARGS…, NULL-terminated                  */

    /* For people who work on asyncc. */
    bool has_token_check; /* --token-check: compare the output with what was meant, token by token        */
    unsigned faults;      /* --plant=…, development builds: enum planted_fault                            */
    bool has_checks;      /* --checks: local objects of the runtime are looked at where they leave their scope */
    bool has_poison;      /* --poison: dead frame storage is overwritten, so that a missing save shows    */
    bool has_overlap;     /* not with -O0: storage never live at the same time overlaps                   */
    bool has_merge;       /* not with -O0 or -fno-merge: what is awaited once merges into its caller      */
    bool has_plain;       /* not with -O0 or -fno-plain: what never waits is a plain function             */
    bool merges_all;      /* -fmerge-all: even where each resume pays for it                              */
};

/* Reads the command line, @FILEs included. False after a message on `errors`: wrong usage, exit status 2. */
bool options_parse(struct arena *arena, int argc, char *const *argv, FILE *errors, struct options *out_options);

/* The name --dump and --stop-after know a pass by. */
const char *pass_name(enum pass pass);

void options_print_help(FILE *out, enum command command);

#endif
