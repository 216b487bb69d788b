/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Variables whose initializer gives the same value at any time for nothing: no slot in the frame. */
#ifndef ASYNCC_ANALYSIS_AGAIN_H
#define ASYNCC_ANALYSIS_AGAIN_H

#include "model/function.h"

/* Turns such PLACE_SAVED locals into PLACE_AGAIN.  Requires local.place of all locals. */
void again_find(struct function *fn);

#endif
