/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A pool names its function and the number of tasks. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

enum { COUNT = 2 };
ASYNC_TASK_POOL(get, COUNT + 1);

// CHECK: task-pool 'enum (unnamed)' definition about get <8:1-8:31>
// CHECK-NEXT:   binary arithmetic 'int' constant <8:22-8:30>
// CHECK-NEXT:     ref COUNT 'int' constant <8:22-8:22>
// CHECK-NEXT:     literal 1 'int' constant <8:30-8:30>
