/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A second opinion on the layout: replays the graph and looks whether any read finds its bytes overwritten. */
#ifndef ASYNCC_ANALYSIS_CHECK_H
#define ASYNCC_ANALYSIS_CHECK_H

#include "base/buf.h"
#include "model/function.h"

/* True if the layout is right; else `problems` says what is not. Judges by the tree, not by sizes.
   Requires layout_compute(). */
bool layout_check(const struct function *fn, struct buf *problems);

#endif
