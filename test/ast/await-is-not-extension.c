/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* await and __extension__ are told apart, and await binds as a cast does. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(int n)
{
    await get(1) + await get(__extension__ n);
    n = -await get((int)await get(2));
}

// CHECK: function f 'void (int)' async definition <7:1-11:1>
// CHECK-NEXT:   parameter n 'int' local definition <7:14-7:18>
// CHECK-NEXT:   compound awaits <8:1-11:1>
// CHECK-NEXT:     expression awaits <9:5-9:46>
// CHECK-NEXT:       binary arithmetic 'int' awaits <9:5-9:45>
// CHECK-NEXT:         await 'int' awaits <9:5-9:16>
// CHECK-NEXT:           call 'int' <9:11-9:16>
// CHECK-NEXT:             ref get 'int (int)' as 'int (*)(int)' constant <9:11-9:11>
// CHECK-NEXT:             literal 1 'int' constant <9:15-9:15>
// CHECK-NEXT:         await 'int' awaits <9:20-9:45>
// CHECK-NEXT:           call 'int' <9:26-9:45>
// CHECK-NEXT:             ref get 'int (int)' as 'int (*)(int)' constant <9:26-9:26>
// CHECK-NEXT:             unary __extension__ 'int' lvalue <9:30-9:44>
// CHECK-NEXT:               ref n 'int' lvalue <9:44-9:44>
// CHECK-NEXT:     expression awaits <10:5-10:38>
// CHECK-NEXT:       binary = 'int' awaits <10:5-10:37>
// CHECK-NEXT:         ref n 'int' lvalue <10:5-10:5>
// CHECK-NEXT:         unary - 'int' awaits <10:9-10:37>
// CHECK-NEXT:           await 'int' awaits <10:10-10:37>
// CHECK-NEXT:             call 'int' awaits <10:16-10:37>
// CHECK-NEXT:               ref get 'int (int)' as 'int (*)(int)' constant <10:16-10:16>
// CHECK-NEXT:               cast 'int' awaits <10:20-10:36>
// CHECK-NEXT:                 await 'int' awaits <10:25-10:36>
// CHECK-NEXT:                   call 'int' <10:31-10:36>
// CHECK-NEXT:                     ref get 'int (int)' as 'int (*)(int)' constant <10:31-10:31>
// CHECK-NEXT:                     literal 2 'int' constant <10:35-10:35>
