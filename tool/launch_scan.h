/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A quick look at a source, so that files without async cost next to nothing. */
#ifndef ASYNCC_LAUNCH_SCAN_H
#define ASYNCC_LAUNCH_SCAN_H

#include "base/str.h"
#include "launch_command.h"

enum scan_result {
    SCAN_CANNOT,          /* there is no async in it                                      */
    SCAN_MAY,             /* there may be: only translating it tells                      */
    SCAN_MAY_LACK_HEADER, /* so too, and <async.h> is not where the command line searches */
};

/* Looks at the text of `path` and at the headers it reaches. Conditions are not evaluated, comments not skipped: it may
 * find async where there is none, never the other way round. */
enum scan_result launch_scan(struct arena *arena, const struct launch_command *command, const char *path,
                             struct str text);

#endif
