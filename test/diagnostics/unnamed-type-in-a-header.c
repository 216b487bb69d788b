/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A type without a tag in a header, which stays as it is, cannot get one. */
// RUN: %not asyncc --color=never %s -o %t.c -- %include_flags 2>&1 | %FileCheck %s
// RUN: asyncc --color=never --emit=self-contained %s -o %t.c -- %include_flags
#include <async.h>
#include "Inputs/unnamed-type.h"

async int give(int n);

async int sum(int i)
{
    return in_header[i].a + await give(i);
}

// CHECK: unnamed-type.h:2:17: error: this type must have a name where async code uses it; give it a tag, or use --emit=self-contained
// CHECK: {{^}}1 error generated.
