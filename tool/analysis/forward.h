/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Functions whose awaits are the last thing that they do. */
#ifndef ASYNCC_ANALYSIS_FORWARD_H
#define ASYNCC_ANALYSIS_FORWARD_H

#include "model/function.h"

/* Sets function.forwards; if it is, the result has no slot of its own.  Requires live_compute(), and the layout of callees. */
void forward_find(struct function *fn);

/* Whether forward_find() would, if only the callees fit. Requires live_compute(). */
bool forward_may(const struct function *fn);

/* Of such a function: an await in what this statement returns has returned already. */
bool forward_has_returned(const struct function *fn, const struct stmt *stmt);

/* Of such a function: where the result and `awaiting` lie.  Requires the names of its slots. */
void forward_name(struct function *fn);

#endif
