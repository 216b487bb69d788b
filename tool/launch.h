/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* `asyncc --launch COMPILER ARGS...`: a compiler that understands async. */
#ifndef ASYNCC_LAUNCH_H
#define ASYNCC_LAUNCH_H

#include "options.h"

/* Runs options->launch, with every C source that needs it translated first. Returns the compiler's exit status, or
 * does not return: what needs no translation becomes the compiler. */
int launch_run(struct arena *arena, const struct options *options);

#endif
