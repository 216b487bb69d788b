/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A word of the language where it means nothing is an error. */
// RUN: %not %asyncc --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>
async int get(int n);
async int variable;
struct async tag { int x; };
int f(void *p) { return ((async int (*)(void))p)(); }
async void g(async int (*h)(int)) { int a[await get(1)]; await int b; }
int ASYNC_FRAME(3) c;

// CHECK: :6:1: error: 'async' is not allowed here
// CHECK: :7:8: error: 'async' is not allowed here
// CHECK: :8:27: error: 'async' is not allowed here
// CHECK: :9:14: error: 'async' is not allowed here
// CHECK: :9:58: error: 'await' is not allowed here
// CHECK: :10:5: error: 'ASYNC_FRAME' is not allowed here
// CHECK: 6 errors generated.
