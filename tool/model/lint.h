/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What compiles but is seldom meant; each with a name that -Wno-… takes. */
#ifndef ASYNCC_MODEL_LINT_H
#define ASYNCC_MODEL_LINT_H

#include "model/program.h"

/* no-await, endless-loop, blocking-call, polling, sleep-range. */
void lint_program(struct program *program);

#endif
