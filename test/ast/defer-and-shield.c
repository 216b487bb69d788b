/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Blocks that are deferred or shielded. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(int n)
{
    async_defer { await get(1); }
    async_shield { async_defer { n = 1; } n = 2; }
    if (n) async_defer { n = 3; } else n = 4;
}

// CHECK: function f 'void (int)' async definition <7:1-12:1>
// CHECK-NEXT:   parameter n 'int' local definition <7:14-7:18>
// CHECK-NEXT:   compound awaits <8:1-12:1>
// CHECK-NEXT:     defer awaits <9:5-9:33>
// CHECK-NEXT:       compound awaits <9:17-9:33>
// CHECK-NEXT:         expression awaits <9:19-9:31>
// CHECK-NEXT:           await 'int' awaits <9:19-9:30>
// CHECK-NEXT:             call 'int' <9:25-9:30>
// CHECK-NEXT:               ref get 'int (int)' as 'int (*)(int)' constant <9:25-9:25>
// CHECK-NEXT:               literal 1 'int' constant <9:29-9:29>
// CHECK-NEXT:     shield <10:5-10:50>
// CHECK-NEXT:       compound <10:18-10:50>
// CHECK-NEXT:         defer <10:20-10:41>
// CHECK-NEXT:           compound <10:32-10:41>
// CHECK-NEXT:             expression <10:34-10:39>
// CHECK-NEXT:               binary = 'int' <10:34-10:38>
// CHECK-NEXT:                 ref n 'int' lvalue <10:34-10:34>
// CHECK-NEXT:                 literal 1 'int' constant <10:38-10:38>
// CHECK-NEXT:         expression <10:43-10:48>
// CHECK-NEXT:           binary = 'int' <10:43-10:47>
// CHECK-NEXT:             ref n 'int' lvalue <10:43-10:43>
// CHECK-NEXT:             literal 2 'int' constant <10:47-10:47>
// CHECK-NEXT:     if <11:5-11:45>
// CHECK-NEXT:       ref n 'int' lvalue <11:9-11:9>
// CHECK-NEXT:       defer <11:12-11:33>
// CHECK-NEXT:         compound <11:24-11:33>
// CHECK-NEXT:           expression <11:26-11:31>
// CHECK-NEXT:             binary = 'int' <11:26-11:30>
// CHECK-NEXT:               ref n 'int' lvalue <11:26-11:26>
// CHECK-NEXT:               literal 3 'int' constant <11:30-11:30>
// CHECK-NEXT:       expression <11:40-11:45>
// CHECK-NEXT:         binary = 'int' <11:40-11:44>
// CHECK-NEXT:           ref n 'int' lvalue <11:40-11:40>
// CHECK-NEXT:           literal 4 'int' constant <11:44-11:44>
