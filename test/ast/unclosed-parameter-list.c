/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A function that clang gives up is reported with clang's reason. */
// RUN: %not %asyncc --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>
async int get(int n);
async int f(void { return await get(1); }

// CHECK: :6:18: error: expected ')'
// CHECK: :6:12: note: to match this '('
// CHECK: :6:41: error: expected function body after function declarator
// CHECK: 2 errors generated.
