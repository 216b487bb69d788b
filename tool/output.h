/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Files that appear whole or not at all. */
#ifndef ASYNCC_OUTPUT_H
#define ASYNCC_OUTPUT_H

#include "base/str.h"

#include <stdbool.h>

/* Whether the file holds exactly this text. */
bool output_is_same(const char *path, struct str text);

/* Writes the file unless it holds this text already, through a temporary file in the same directory; "-" is standard
 * output. 0, or the errno that says what went wrong; then the file is as it was. */
int output_write(const char *path, struct str text);

/* Makes a directory and those above it. 0 or errno; one that is there already is fine. */
int output_make_directory(const char *path);

#endif
