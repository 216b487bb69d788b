/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The type of a static task may be used once the function is declared. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

struct device { struct get__task reader; int other; };
static struct device d;
async void f(void) { async_start(&d.reader, get(1)); }

// CHECK: function f 'void (void)' async definition <9:1-9:54>
// CHECK-NEXT:   compound <9:20-9:54>
// CHECK-NEXT:     expression <9:22-9:52>
// CHECK-NEXT:       consumer start 'struct async_task *' <9:22-9:51>
// CHECK-NEXT:         unary & 'struct get__task *' constant <9:34-9:37>
// CHECK-NEXT:           member . reader 'struct get__task' lvalue <9:35-9:37>
// CHECK-NEXT:             ref d 'struct device' lvalue <9:35-9:35>
// CHECK-NEXT:         call 'int' <9:45-9:50>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <9:45-9:45>
// CHECK-NEXT:           literal 1 'int' constant <9:49-9:49>
