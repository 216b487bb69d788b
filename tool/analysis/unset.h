/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Variables that have no value yet where one is copied, or where a compiler believes one to be read. */
#ifndef ASYNCC_ANALYSIS_UNSET_H
#define ASYNCC_ANALYSIS_UNSET_H

#include "model/function.h"

/* By local.index: PLACE_SAVED locals without a value on some path to a save. They are to start as zero. Also sets
 * stmt.unread. Requires live_compute(). */
struct bitset unset_compute(const struct function *fn);

#endif
