/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The iterable is evaluated outside the scope of the variable. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async_generator int count(int n);
async void f(int x)
{
    async_for (int x, count(x)) { if (x) continue; }
    async_for (int (*p)[3], &x) ;
    async_for (struct { int a, b; } s, count(1)) async_for (int t, count(s.a)) break;
}

// CHECK: function f 'void (int)' async definition <6:1-11:1>
// CHECK-NEXT:   parameter x 'int' local definition <6:14-6:18>
// CHECK-NEXT:   compound awaits <7:1-11:1>
// CHECK-NEXT:     async-for awaits <8:5-8:52>
// CHECK-NEXT:       call 'int' <8:23-8:30>
// CHECK-NEXT:         ref count 'int (int)' as 'int (*)(int)' constant <8:23-8:23>
// CHECK-NEXT:         ref x 'int' lvalue <8:29-8:29>
// CHECK-NEXT:       declaration <8:16-8:20>
// CHECK-NEXT:         variable x 'int' local definition <8:16-8:20>
// CHECK-NEXT:       compound <8:33-8:52>
// CHECK-NEXT:         if <8:35-8:50>
// CHECK-NEXT:           ref x 'int' lvalue <8:39-8:39>
// CHECK-NEXT:           continue <8:42-8:50>
// CHECK-NEXT:           none
// CHECK-NEXT:     async-for awaits <9:5-9:33>
// CHECK-NEXT:       unary & 'int *' <9:29-9:30>
// CHECK-NEXT:         ref x 'int' lvalue <9:30-9:30>
// CHECK-NEXT:       declaration <9:16-9:26>
// CHECK-NEXT:         variable p 'int (*)[3]' local definition <9:16-9:26>
// CHECK-NEXT:           bound
// CHECK-NEXT:             literal 3 'int' constant <9:25-9:25>
// CHECK-NEXT:       null <9:33-9:33>
// CHECK-NEXT:     async-for awaits <10:5-10:85>
// CHECK-NEXT:       call 'int' <10:40-10:47>
// CHECK-NEXT:         ref count 'int (int)' as 'int (*)(int)' constant <10:40-10:40>
// CHECK-NEXT:         literal 1 'int' constant <10:46-10:46>
// CHECK-NEXT:       declaration <10:16-10:37>
// CHECK-NEXT:         record 'struct (unnamed)' local definition <10:16-10:35>
// CHECK-NEXT:           field a 'int' local definition <10:25-10:29>
// CHECK-NEXT:           field b 'int' local definition <10:25-10:32>
// CHECK-NEXT:         variable s 'struct (unnamed struct)' local definition <10:16-10:37>
// CHECK-NEXT:       async-for awaits <10:50-10:85>
// CHECK-NEXT:         call 'int' <10:68-10:77>
// CHECK-NEXT:           ref count 'int (int)' as 'int (*)(int)' constant <10:68-10:68>
// CHECK-NEXT:           member . a 'int' lvalue <10:74-10:76>
// CHECK-NEXT:             ref s 'struct (unnamed struct)' lvalue <10:74-10:74>
// CHECK-NEXT:         declaration <10:61-10:65>
// CHECK-NEXT:           variable t 'int' local definition <10:61-10:65>
// CHECK-NEXT:         break <10:80-10:85>
