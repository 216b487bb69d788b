/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Output that knows which line of which file the compiler believes to be in, and says so with #line where that is
 * wrong. */
#ifndef ASYNCC_EMIT_PRINTER_H
#define ASYNCC_EMIT_PRINTER_H

#include "base/buf.h"
#include "clang/token.h"

#include <stdbool.h>

struct printer {
    struct buf text;
    bool keeps_meaning;  /* for the token check: fills `meant`                                   */
    struct buf meant;    /* what the text is to be once it has been preprocessed: our own words as they are, the
                            user's expanded and out of reach of macros (token_check.h)           */
    bool has_directives; /* not with --no-line                                                   */
    const char *file;    /* of the next character, as far as #line said; NULL: nobody knows      */
    unsigned line;
};

/* Lines of our own are marked by this character until output_render() knows their number. */
#define PRINTER_GENERATED_MARK '\001'

void print_str(struct printer *printer, struct str text);
void print_text(struct printer *printer, const char *text);
void print_format(struct printer *printer, const char *format, ...) __attribute__((format(printf, 2, 3)));

void print_vformat(struct printer *printer, const char *format, va_list args);

/* User's text, which means what print_meant() says. */
void print_quiet(struct printer *printer, struct str text);
void print_meant(struct printer *printer, const struct token *token);
/* In the meaning only: what follows belongs to this function (empty: to none). */
void print_owner(struct printer *printer, struct str function);

/* In front of each identifier of the user's in `meant`; in front of the name of an owner. */
#define MEANT_PREFIX "__asyncc_u_"
#define OWNER_PREFIX "__asyncc_o_"

/* What follows stands at this line of the user's file. Begins a new line if it has to. */
void print_at(struct printer *printer, const char *file, unsigned line);

/* What follows is ours: it belongs to the generated file itself. Begins a new line. */
void print_generated(struct printer *printer);

/* Ends the line if something is on it. */
void print_line_end(struct printer *printer);

bool print_is_at_line_start(const struct printer *printer);

#endif
