/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The rules of the language that need no data-flow. */
#ifndef ASYNCC_MODEL_CHECK_H
#define ASYNCC_MODEL_CHECK_H

#include "model/program.h"

/* Reports wrong uses in async functions and of async functions elsewhere, each at the user's position with the way out. */
void check_program(struct program *program);

#endif
