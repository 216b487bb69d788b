/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Diagnostics in the manner of clang: position, source line, caret, notes, fix-its; as text, JSON or SARIF. */
#ifndef ASYNCC_DIAG_H
#define ASYNCC_DIAG_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdio.h>

enum severity {
    SEVERITY_NOTE,    /* belongs to the error or warning before it */
    SEVERITY_WARNING, /* a lint, with a name                       */
    SEVERITY_ERROR,   /* no output is written                      */
    SEVERITY_FATAL,   /* environment: exit status 3                */
    SEVERITY_INTERNAL, /* a fault of asyncc itself: exit status 4  */
};

/* A place in a file the user knows; line and column count from 1, 0: unknown; length in bytes, 0: a point. */
struct position {
    const char *file;
    unsigned line;
    unsigned column;
    unsigned length;
};

/* Replaces the text at `at` (an insertion if its length is 0). */
struct fixit {
    struct position at;
    const char *text;
};

enum diag_format {
    DIAG_TEXT,
    DIAG_JSON,
    DIAG_SARIF,
    DIAG_SINK, /* another program shows the messages: diag_new_for() */
};
enum diag_color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct diag;

struct diag *diag_new(struct arena *arena, FILE *out, enum diag_format format, enum diag_color color);

/* A message that is complete, and who shows it. */
struct shown_message {
    enum severity severity;
    const char *lint; /* its name, or NULL: no lint */
    const char *text;
    struct position at;
    const struct position *ranges;
    size_t range_count;
    const struct fixit *fixits;
    size_t fixit_count;
};
struct diag_sink {
    void (*show)(void *context, const struct shown_message *message);
    void *context;
};
struct diag *diag_new_for(struct arena *arena, struct diag_sink sink);

/* Begins a diagnostic; notes and fix-its that follow belong to it. Format in printf's manner. */
void diag_report(struct diag *diag, enum severity severity, struct position at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* A lint: `name` is what -W… takes; nothing is printed if it is off, an error with -Werror[=name]. */
void diag_lint(struct diag *diag, const char *name, struct position at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_note(struct diag *diag, struct position at, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Marks a further range of the last diagnostic with ~~~ (only on its line). */
void diag_range(struct diag *diag, struct position range);
void diag_fixit(struct diag *diag, struct position at, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Passes on what another compiler printed: text as it is, the other formats line by line. Its errors count as ours. */
void diag_forward(struct diag *diag, struct str messages);

/* Whether another program may write its messages to the same place itself. */
bool diag_is_text(const struct diag *diag);

/* Prints what is complete: before another program writes to the same place. */
void diag_flush(struct diag *diag);

/* -W options: "name", "no-name", "error", "no-error", "error=name", "no-error=name", "all" (the usual set), "no-all",
 * "everything"; false: no such lint. */
bool diag_set_warning(struct diag *diag, const char *option);

/* The name of a lint; NULL past the last. */
const char *diag_lint_name(size_t index);

/* Errors reported so far, fatal ones included. */
unsigned diag_error_count(const struct diag *diag);
unsigned diag_fatal_count(const struct diag *diag);
unsigned diag_internal_count(const struct diag *diag);

/* Prints what is held back (JSON and SARIF are one document; text ends with "2 errors generated."). */
void diag_finish(struct diag *diag);

#endif
