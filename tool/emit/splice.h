/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Ranges of the user's text and what stands there instead. */
#ifndef ASYNCC_EMIT_SPLICE_H
#define ASYNCC_EMIT_SPLICE_H

#include "base/vec.h"
#include "emit/output.h"
#include "emit/printer.h"

struct splice {
    token_index begin;      /* what is replaced                                       */
    token_index end;
    struct printer out;
    bool is_inline;         /* within a line: no line directives round it             */
    unsigned order;         /* of splices at one place                                */
    const struct str *switched_off; /* is_inline: macros that would change the text   */
    size_t switched_off_count;
};
typedef VEC(struct splice *) splice_vec;

/* Appends the user's text with the splices in it. Where a splice is but a part of what a macro call made, the rest of
 * that call is written expanded; several splices may stem from one call. */
void splices_apply(struct program *program, const struct output_options *options, splice_vec *splices,
                   struct output_text *out);

/* A directive of the original, as far as it matters where parts of the text are left out or move to another
 * directory. */
enum directive_kind {
    DIRECTIVE_IF,      /* #if, #ifdef, #ifndef */
    DIRECTIVE_ELSE,    /* #else, #elif…        */
    DIRECTIVE_ENDIF,
    DIRECTIVE_INCLUDE,
};
struct directive {
    enum directive_kind kind;
    struct str text;   /* without the line break */
};
typedef VEC(struct directive) directive_vec;

void directives_find(const struct source *source, struct str text, directive_vec *out);

/* Prints those of the conditionals within [begin, end) that belong to one that begins or ends outside. */
void directives_print_open(struct arena *arena, const directive_vec *directives, const char *begin, const char *end,
                           struct printer *out);

/* Prints a piece of text; "x.h" that was found beside the input is written as prefix + x.h. */
void directives_print_text(const struct source *source, const directive_vec *directives, const char *prefix,
                           struct str text, struct printer *out);

#endif
