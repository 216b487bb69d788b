/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A consumer with too few or too many arguments. */
// RUN: %not %asyncc --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>
async int get(int n);
async void f(void) { async_spawn(); async_create_task(get(1), get(2)); async_spawn; }
ASYNC_TASK_POOL(get);
void g(void) { ASYNC_TASK_POOL(get, 1); }

// CHECK: :6:22: error: 'async_spawn' takes a call
// CHECK: :6:37: error: 'async_create_task' takes a call
// CHECK: :6:72: error: 'async_spawn' needs a call in parentheses
// CHECK: :7:1: error: 'ASYNC_TASK_POOL' takes an async function and a number of tasks
// CHECK: :8:16: error: 'ASYNC_TASK_POOL' stands at file scope only
// CHECK: 5 errors generated.
