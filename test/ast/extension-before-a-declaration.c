/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* __extension__ before a declaration belongs to it. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(int n)
{
    __extension__ long long x = n;
    __extension__ typedef struct { int y; } t;
    await get(__extension__ (int)x);
}

// CHECK: function f 'void (int)' async definition <7:1-12:1>
// CHECK-NEXT:   parameter n 'int' local definition <7:14-7:18>
// CHECK-NEXT:   compound awaits <8:1-12:1>
// CHECK-NEXT:     declaration <9:5-9:34>
// CHECK-NEXT:       variable x 'long long' local definition <9:5-9:33>
// CHECK-NEXT:         ref n 'int' as 'long long' lvalue <9:33-9:33>
// CHECK-NEXT:     declaration <10:5-10:46>
// CHECK-NEXT:       record 't' local definition <10:27-10:43>
// CHECK-NEXT:         field y 'int' local definition <10:36-10:40>
// CHECK-NEXT:       typedef t 't' local definition <10:5-10:45>
// CHECK-NEXT:     expression awaits <11:5-11:36>
// CHECK-NEXT:       await 'int' awaits <11:5-11:35>
// CHECK-NEXT:         call 'int' <11:11-11:35>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <11:11-11:11>
// CHECK-NEXT:           unary __extension__ 'int' <11:15-11:34>
// CHECK-NEXT:             cast 'int' <11:29-11:34>
// CHECK-NEXT:               ref x 'long long' lvalue <11:34-11:34>
