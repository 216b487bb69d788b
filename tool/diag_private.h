/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the writers of text, JSON and SARIF share with diag.c. Nobody else includes it. */
#ifndef ASYNCC_DIAG_PRIVATE_H
#define ASYNCC_DIAG_PRIVATE_H

#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"
#include "diag.h"

struct lint {
    const char *name;
    const char *summary;
    bool is_usual; /* on unless switched off */
};

struct lint_setting {
    bool is_on;
    bool is_error;       /* -Werror=name                     */
    bool is_never_error; /* -Wno-error=name, despite -Werror */
};

enum { LINT_COUNT = 11 };

struct message {
    enum severity severity;
    const char *name;  /* of a lint, else NULL        */
    bool was_promoted; /* a lint turned into an error */
    const char *text;
    struct position at; /* file NULL: no place         */
    VEC(struct position) ranges;
    VEC(struct fixit) fixits;
};

struct diag {
    struct arena *arena;
    FILE *out;
    enum diag_format format;
    struct diag_sink sink; /* with DIAG_SINK */
    bool is_colored;
    struct lint_setting settings[LINT_COUNT];
    bool lints_are_errors;
    bool is_suppressed;           /* the last lint was off: so are its notes    */
    VEC(struct message) messages; /* a note belongs to what precedes it         */
    size_t printed;               /* how many of them are out already (text)    */
    unsigned errors;              /* fatal ones included                        */
    unsigned fatals;
    unsigned internals;
    unsigned counted_errors; /* those that the last line counts            */
    unsigned warnings;
    struct map files; /* path -> struct cached_file                 */
};

extern const struct lint lint_table[LINT_COUNT];

/* The text of a line, without its end; false if the file or the line does not exist. */
bool diag_line(struct diag *diag, const char *file, unsigned line, struct str *out_text);

/* The length of the UTF-8 sequence at `text`, 0 if it is none. */
size_t utf8_length(struct str text);

void diag_print_text(struct diag *diag, const struct message *message);
void diag_print_json(struct diag *diag);
void diag_print_sarif(struct diag *diag);

/* A JSON string with its quotes, or null. */
void json_string(struct buf *out, const char *text);

#endif
