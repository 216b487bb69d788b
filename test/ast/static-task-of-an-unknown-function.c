/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A static task needs the function declared before. */
// RUN: %not %asyncc --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>
async_static_task(missing) t;

// CHECK: :5:28: error: 'missing' has not been declared as an async function
// CHECK: 1 error generated.
