/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* From options to files: translates the inputs and writes what came out. */
#ifndef ASYNCC_DRIVER_H
#define ASYNCC_DRIVER_H

#include "diag.h"
#include "options.h"

enum exit_status {
    EXIT_GOOD = 0,
    EXIT_ERRORS = 1, /* in the source, or --verify found a difference       */
    EXIT_USAGE = 2,
    EXIT_ENVIRONMENT = 3, /* compiler not found, file not readable, not writable */
    EXIT_INTERNAL = 4,    /* a fault of asyncc itself                            */
};

/* Runs COMMAND_TRANSLATE, on a thread with a large stack. Nothing is written if any input has an error. */
/* The exit status for what was reported. */
enum exit_status driver_status(const struct diag *diag);

enum exit_status driver_run(struct arena *arena, const struct options *options);

#endif
