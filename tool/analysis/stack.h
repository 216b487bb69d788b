/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Memory from alloca, which is gone once the function returns to the loop. */
#ifndef ASYNCC_ANALYSIS_STACK_H
#define ASYNCC_ANALYSIS_STACK_H

#include "model/function.h"

/* Reports pointers to memory from alloca that are needed after an await. Requires live_compute(). */
void stack_check(const struct function *fn);

#endif
