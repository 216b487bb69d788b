/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A function that is merged into the one place that awaits it, and that place. */
#ifndef ASYNCC_EMIT_MERGED_H
#define ASYNCC_EMIT_MERGED_H

#include "emit/text.h"

/* Of a merged function: the head of its resume function, to which its arguments are passed each time; what it does with them
   when it begins. */
void merged_emit_head(struct emission *emission);
void merged_emit_arguments(struct emission *emission);

/* Whether the parameter is one of the resume function's too. */
bool merged_is_passed(const struct function *fn, const struct local *local);

/* Of its caller: what the arguments wait in, and the await. */
void merged_emit_temporaries(struct emission *emission);
void merged_emit_await(struct emission *emission, const struct await *await);

#endif
