/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The files of one call of asyncc, which know each other's frames. */
#ifndef ASYNCC_MODEL_PROJECT_H
#define ASYNCC_MODEL_PROJECT_H

#include "model/program.h"

/* Without files; program_build() adds them. */
struct project *project_new(struct arena *arena);

/* Once all files are there: finds who defines what, and cycles of awaits; sorts callees before callers. */
void project_link(struct project *project);

#endif
