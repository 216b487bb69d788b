/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A yield statement with and without a value. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async_generator int f(int n)
{
    while (n) yield n--;
    if (n) return;
}
async_contextmanager void g(void) { yield; }

// CHECK: function f 'int (int)' generator definition <5:1-9:1>
// CHECK-NEXT:   parameter n 'int' local definition <5:23-5:27>
// CHECK-NEXT:   compound awaits <6:1-9:1>
// CHECK-NEXT:     while awaits <7:5-7:24>
// CHECK-NEXT:       ref n 'int' lvalue <7:12-7:12>
// CHECK-NEXT:       yield awaits <7:15-7:24>
// CHECK-NEXT:         unary _-- 'int' <7:21-7:22>
// CHECK-NEXT:           ref n 'int' lvalue <7:21-7:21>
// CHECK-NEXT:     if <8:5-8:18>
// CHECK-NEXT:       ref n 'int' lvalue <8:9-8:9>
// CHECK-NEXT:       return <8:12-8:18>
// CHECK-NEXT:         none
// CHECK-NEXT:       none
