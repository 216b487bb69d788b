/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An error that clang finds in async code stands at the place in the source, its note too. */
// RUN: %not %asyncc --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>
async int get(int n);
#define USE(x) get(x)
async int f(void) { int counter = 1; return countr + await USE(1); }
async int g(void) { return await USE(unknown); }

// CHECK: :7:45: error: use of undeclared identifier 'countr'; did you mean 'counter'?
// CHECK: :7:25: note: 'counter' declared here
// CHECK: :8:34: error: use of undeclared identifier 'unknown'
// CHECK: 2 errors generated.
