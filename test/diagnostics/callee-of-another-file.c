/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Both ways to tell the frame of a callee in another file. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int other(int n);

async int t(void)
{
    return await other(1);
}

// CHECK: callee-of-another-file.c:10:18: error: the frame of 'other' is not known here: it is defined in another file; translate both files in one call, or write ASYNC_FRAME(bytes) behind its prototype
// CHECK: callee-of-another-file.c:6:11: note: 'other' declared here
// CHECK: {{^}}1 error generated.
