/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A statement of the language is no expression. */
// RUN: %not %asyncc --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>
async void g(void) { int x = yield 3; }

// CHECK: :5:30: error: 'yield' is not allowed here
// CHECK: 1 error generated.
