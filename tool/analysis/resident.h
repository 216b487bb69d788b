/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Scalars that are waited with more often than used: they stay in the frame. */
#ifndef ASYNCC_ANALYSIS_RESIDENT_H
#define ASYNCC_ANALYSIS_RESIDENT_H

#include "model/function.h"

/* Turns such PLACE_SAVED locals into PLACE_FRAME.  No frame grows.  Requires local.place of all locals, liveness. */
void resident_find(struct function *fn);

#endif
