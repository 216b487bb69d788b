/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Output that knows which line of which file the compiler believes to be in, and says so with #line where that is
 * wrong. */
#ifndef ASYNCC_EMIT_PRINTER_H
#define ASYNCC_EMIT_PRINTER_H

#include "base/buf.h"

#include <stdbool.h>

struct printer {
    struct buf text;
    bool has_directives; /* not with --no-line                                                   */
    const char *file;    /* of the next character, as far as #line said; NULL: nobody knows      */
    unsigned line;
};

/* Lines of our own are marked by this character until output_render() knows their number. */
#define PRINTER_GENERATED_MARK '\001'

void print_str(struct printer *printer, struct str text);
void print_text(struct printer *printer, const char *text);
void print_format(struct printer *printer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What follows stands at this line of the user's file. Begins a new line if it has to. */
void print_at(struct printer *printer, const char *file, unsigned line);

/* What follows is ours: it belongs to the generated file itself. Begins a new line. */
void print_generated(struct printer *printer);

/* Ends the line if something is on it. */
void print_line_end(struct printer *printer);

bool print_is_at_line_start(const struct printer *printer);

#endif
