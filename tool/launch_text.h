/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Self-contained text on its way to a compiler: names of temporary files must not show. */
#ifndef ASYNCC_LAUNCH_TEXT_H
#define ASYNCC_LAUNCH_TEXT_H

#include "base/buf.h"

/* The line marker that says what was compiled, for debug information; the compilers look for it in the first line. */
void launch_text_mark(struct buf *out, const char *name);

/* Appends the text without the lines in which gcc defines its own macros and those of the command line: where it
 * preprocesses again, it defines them again. */
void launch_text_without_predefined(struct buf *out, struct str text);

/* Appends the text with each `from` as `to`. */
void launch_text_rename(struct buf *out, struct str text, const char *from, const char *to);

#endif
