/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Unary and binary operators by kind. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(int a, int *p)
{
    a = -a + +a * ~a;
    a += !p || *p && a;
    a++, --a, p = &a;
    a = __real__ 3, a = __extension__ a;
    await get(a ? a : 2);
    await get(a ?: 2);
}

// CHECK: function f 'void (int, int *)' async definition <7:1-15:1>
// CHECK-NEXT:   parameter a 'int' local definition <7:14-7:18>
// CHECK-NEXT:   parameter p 'int *' local definition <7:21-7:26>
// CHECK-NEXT:   compound awaits <8:1-15:1>
// CHECK-NEXT:     expression <9:5-9:21>
// CHECK-NEXT:       binary = 'int' <9:5-9:20>
// CHECK-NEXT:         ref a 'int' lvalue <9:5-9:5>
// CHECK-NEXT:         binary arithmetic 'int' <9:9-9:20>
// CHECK-NEXT:           unary - 'int' <9:9-9:10>
// CHECK-NEXT:             ref a 'int' lvalue <9:10-9:10>
// CHECK-NEXT:           binary arithmetic 'int' <9:14-9:20>
// CHECK-NEXT:             unary + 'int' <9:14-9:15>
// CHECK-NEXT:               ref a 'int' lvalue <9:15-9:15>
// CHECK-NEXT:             unary ~ 'int' <9:19-9:20>
// CHECK-NEXT:               ref a 'int' lvalue <9:20-9:20>
// CHECK-NEXT:     expression <10:5-10:23>
// CHECK-NEXT:       binary op= 'int' <10:5-10:22>
// CHECK-NEXT:         ref a 'int' lvalue <10:5-10:5>
// CHECK-NEXT:         binary || 'int' <10:10-10:22>
// CHECK-NEXT:           unary ! 'int' <10:10-10:11>
// CHECK-NEXT:             ref p 'int *' lvalue <10:11-10:11>
// CHECK-NEXT:           binary && 'int' <10:16-10:22>
// CHECK-NEXT:             unary * 'int' lvalue <10:16-10:17>
// CHECK-NEXT:               ref p 'int *' lvalue <10:17-10:17>
// CHECK-NEXT:             ref a 'int' lvalue <10:22-10:22>
// CHECK-NEXT:     expression <11:5-11:21>
// CHECK-NEXT:       binary , 'int *' <11:5-11:20>
// CHECK-NEXT:         binary , 'int' <11:5-11:12>
// CHECK-NEXT:           unary _++ 'int' <11:5-11:6>
// CHECK-NEXT:             ref a 'int' lvalue <11:5-11:5>
// CHECK-NEXT:           unary --_ 'int' <11:10-11:12>
// CHECK-NEXT:             ref a 'int' lvalue <11:12-11:12>
// CHECK-NEXT:         binary = 'int *' <11:15-11:20>
// CHECK-NEXT:           ref p 'int *' lvalue <11:15-11:15>
// CHECK-NEXT:           unary & 'int *' <11:19-11:20>
// CHECK-NEXT:             ref a 'int' lvalue <11:20-11:20>
// CHECK-NEXT:     expression <12:5-12:40>
// CHECK-NEXT:       binary , 'int' <12:5-12:39>
// CHECK-NEXT:         binary = 'int' <12:5-12:18>
// CHECK-NEXT:           ref a 'int' lvalue <12:5-12:5>
// CHECK-NEXT:           unary __real__ 'int' constant <12:9-12:18>
// CHECK-NEXT:             literal 3 'int' constant <12:18-12:18>
// CHECK-NEXT:         binary = 'int' <12:21-12:39>
// CHECK-NEXT:           ref a 'int' lvalue <12:21-12:21>
// CHECK-NEXT:           unary __extension__ 'int' lvalue <12:25-12:39>
// CHECK-NEXT:             ref a 'int' lvalue <12:39-12:39>
// CHECK-NEXT:     expression awaits <13:5-13:25>
// CHECK-NEXT:       await 'int' awaits <13:5-13:24>
// CHECK-NEXT:         call 'int' <13:11-13:24>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <13:11-13:11>
// CHECK-NEXT:           conditional 'int' <13:15-13:23>
// CHECK-NEXT:             ref a 'int' lvalue <13:15-13:15>
// CHECK-NEXT:             ref a 'int' lvalue <13:19-13:19>
// CHECK-NEXT:             literal 2 'int' constant <13:23-13:23>
// CHECK-NEXT:     expression awaits <14:5-14:22>
// CHECK-NEXT:       await 'int' awaits <14:5-14:21>
// CHECK-NEXT:         call 'int' <14:11-14:21>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <14:11-14:11>
// CHECK-NEXT:           conditional 'int' <14:15-14:20>
// CHECK-NEXT:             ref a 'int' lvalue <14:15-14:15>
// CHECK-NEXT:             none
// CHECK-NEXT:             literal 2 'int' constant <14:20-14:20>
