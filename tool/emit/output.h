/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The translated file: the user's text with the async parts replaced. */
#ifndef ASYNCC_EMIT_OUTPUT_H
#define ASYNCC_EMIT_OUTPUT_H

#include "base/buf.h"
#include "model/program.h"

enum output_form {
    OUTPUT_READABLE,       /* the user's file with its #includes      */
    OUTPUT_SELF_CONTAINED, /* includes resolved, macros kept          */
};

struct output_options {
    enum output_form form;
    bool has_line_directives;
    const char *name;          /* of the output, for lines of our own  */
    const char *prefix;        /* from the output's directory to the input's: "" or "../src/" */
    bool keeps_meaning;        /* for the token check                  */
    const struct map *expanded; /* names of functions in which no macro call is kept; may be NULL */
};

struct output_text {
    struct buf text;
    struct buf meant; /* see struct printer */
};

/* Requires all functions laid out. Reports async code in headers that the form cannot hold. May be called again. */
void output_build(struct program *program, const struct output_options *options, struct output_text *out);

#endif
