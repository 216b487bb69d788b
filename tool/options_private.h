/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the option table, the help and the parser share. Nobody else includes it. */
#ifndef ASYNCC_OPTIONS_PRIVATE_H
#define ASYNCC_OPTIONS_PRIVATE_H

#include "base/words.h"
#include "options.h"

struct parser {
    struct arena *arena;
    FILE *errors;
    struct options *options;
    struct diag *lints;     /* only to check the names of lints */
    struct words arguments; /* @FILEs expanded                  */
    struct words inputs;
    struct words warnings;
    VEC(enum print_item) print_items;
    bool has_command; /* --help and the like: inputs do not matter then */
};

enum value_kind {
    VALUE_NONE,     /* --check                                        */
    VALUE_NEEDED,   /* --emit=FORM, --emit FORM                       */
    VALUE_OPTIONAL, /* --report, --report=FORMAT                      */
    VALUE_JOINED,   /* -oFILE, -o FILE                                */
    VALUE_ATTACHED, /* -Wname                                         */
};

enum visibility {
    SHOWN,
    HIDDEN, /* only in --help-hidden */
};

struct option {
    const char *name;
    enum value_kind kind;
    enum visibility visibility;
    /* False after a message. `value` is NULL if there is none. */
    bool (*apply)(struct parser *parser, const struct option *option, const char *value);
    const char *syntax;
    const char *help;
};

extern const struct option option_table[];
extern const size_t option_count;

/* "asyncc: error: …"; returns false. */
bool usage_error(struct parser *parser, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
