/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_for needs a variable and an iterable. */
// RUN: %not %asyncc --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>
async void f(void) { async_for (int x) ; }
async void g(void) { async_for int x; }
async void h(int *p) { async_for (int x, p }

// CHECK: :5:22: error: 'async_for' needs a variable and what it iterates over, as in async_for (int v, it), in parentheses
// CHECK: :6:22: error: 'async_for' needs a variable and what it iterates over, as in async_for (int v, it), in parentheses
// CHECK: :7:34: error: expected ')' to match the '(' of 'async_for'
// CHECK: 3 errors generated.
