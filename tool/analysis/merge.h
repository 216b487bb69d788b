/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Functions that are merged into the one place that awaits them: no header in the frame, no start function, and the caller is
 * what the loop resumes; and the numbers with which functions are resumed. */
#ifndef ASYNCC_ANALYSIS_MERGE_H
#define ASYNCC_ANALYSIS_MERGE_H

#include "model/function.h"

enum merge_extent {
    MERGE_FASTER, /* what does not make resumes slower         */
    MERGE_ALL,    /* whatever can be: the least RAM and flash  */
};

/* Sets function.merged_into of each function that is to be merged. Requires live_compute() of all functions. */
void merge_find(struct project *project, enum merge_extent extent);

/* An await of a merged function that keeps nothing has no slot: to be called before the layout of `fn`, behind those of its callees. */
void merge_drop_empty(struct function *fn);

/* Sets await.number and last_number of each await. Requires merge_find(), if it is to be called at all. */
void merge_number(struct project *project);

/* The function that is merged into its caller at this await, or NULL. */
struct function *merge_callee(const struct function *fn, const struct await *await);

/* Whose frame and resume function the loop sees while `fn` waits: itself, if it is not merged. */
const struct function *merge_root(const struct function *fn);

/* Where the frame of `fn` lies in that of merge_root(fn): "", or "u.leaf.". */
const char *merge_prefix(const struct function *fn);

/* Whether some wait of `fn`, or of what is merged into it, names the frame that the loop resumes. */
bool merge_names_root(const struct function *fn);

#endif
