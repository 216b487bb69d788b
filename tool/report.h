/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Frame sizes for people and for scripts, and the limit on them. Sizes are those of the target. */
#ifndef ASYNCC_REPORT_H
#define ASYNCC_REPORT_H

#include "base/buf.h"
#include "options.h"

struct program;

/* What lies in each frame and why, the least it could have, which awaits need most and go deepest, bytes for each task.
 * `program` is NULL for a file without async functions. Requires layout_compute() of every function. JSON is one object:
 * report_print() puts those of all files together. */
void report_build(struct program *program, enum report_format format, const char *path, struct buf *out);

/* To standard output; `first` and `last` of the files. */
void report_print(enum report_format format, const struct buf *report, bool is_first, bool is_last);

/* An error for each frame above `max_frame` bytes, with its largest members. */
void report_check_limit(const struct program *program, size_t max_frame);

#endif
