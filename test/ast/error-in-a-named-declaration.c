/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An error in a declaration that async code names counts; others are left to the compiler. */
// RUN: %not %asyncc --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>
async int get(int n);
int left_alone(void) { return undeclared; }
struct broken { int a; nonsense b; };
async int f(struct broken *b) { return await get(b->a); }

// CHECK: :7:24: error: unknown type name 'nonsense'
// CHECK: 1 error generated.
