/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Objects whose address goes into local pointers only: alive as long as one of these is. */
#ifndef ASYNCC_ANALYSIS_HOLDERS_H
#define ASYNCC_ANALYSIS_HOLDERS_H

#include "model/function.h"

/* Takes such objects out of escaped_in/out where no pointer that may point into them is used any more.
   Requires escape_compute() and what is live. */
void holders_narrow(struct function *fn);

#endif
