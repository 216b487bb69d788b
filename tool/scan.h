/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A quick look at a source, so that files without async cost next to nothing. */
#ifndef ASYNCC_SCAN_H
#define ASYNCC_SCAN_H

#include "base/str.h"
#include "base/words.h"

enum scan_result {
    SCAN_CANNOT,          /* there is no async in it                                      */
    SCAN_MAY,             /* there may be: only translating it tells                      */
    SCAN_MAY_LACK_HEADER, /* so too, and <async.h> is not where the command line searches */
};

/* Where headers are looked for. */
struct scan_paths {
    struct words quote_directories; /* "x.h" only, behind the includer's own   */
    struct words directories;       /* both forms                              */
    struct words forced;            /* headers that the command line includes  */
};

/* Looks at the text of `path` and at the headers it reaches. Conditions are not evaluated, comments not skipped: it may
 * find async where there is none, never the other way round. */
enum scan_result scan_source(struct arena *arena, const struct scan_paths *paths, const char *path, struct str text);

#endif
