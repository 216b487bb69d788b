/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The places where a function waits: the constants that stand for them, and the way in for each. */
#ifndef ASYNCC_EMIT_STATES_H
#define ASYNCC_EMIT_STATES_H

#include "emit/text.h"

/* Between the frame and the body. Those of what is merged into the function are defined here, where its frame is known;
   a merged function itself only declares its own. */
void states_emit_sites(struct emission *emission);

/* The label at which the function goes on behind the await. That of a merged function names it: scripts find it in the debug
   information. */
const char *way_in(struct emission *emission, const struct await *await);

/* switch (state): to where the function goes on. */
void states_emit_dispatch(struct emission *emission);

#endif
