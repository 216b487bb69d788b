/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The way from one directory to another. */
#ifndef ASYNCC_BASE_RELATIVE_H
#define ASYNCC_BASE_RELATIVE_H

#include "base/arena.h"

/* "" if they are the same directory, else such as "../src/"; independent of how the two are spelled. `to` as it is,
 * with a slash behind it, if one of them cannot be found. */
const char *relative_path(struct arena *arena, const char *from, const char *to);

#endif
