/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* await f().x proposes parentheses. */
// RUN: %not %asyncc --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>
async int get(int n);
async int g(void) { return await get(1).x; }

// CHECK: :6:40: error: 'await' applies to all of what follows it; write (await …).
// CHECK: 1 error generated.
