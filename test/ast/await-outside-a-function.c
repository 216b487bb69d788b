/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An await at file scope is an error that says so. */
// RUN: %not %asyncc --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>
async int get(int n);
int x = await get(1);

// CHECK: :6:15: error: 'await' outside an async function
// CHECK: 1 error generated.
