/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The number of tasks in a pool is constant. */
// RUN: %not %asyncc --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>
async int get(int n);
int n;
ASYNC_TASK_POOL(get, n);

// CHECK: :7:1: error: 'ASYNC_TASK_POOL' needs a constant number of tasks
// CHECK: 1 error generated.
