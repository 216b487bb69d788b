/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A manager is an expression or a declaration. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async_contextmanager int c(int n);
async void f(int *lock)
{
    async_with (lock) { *lock = 1; }
    async_with (int x = c(2)) async_with (c(x)) ;
    if (*lock) async_with (lock) ; else *lock = 2;
}

// CHECK: function f 'void (int *)' async definition <6:1-11:1>
// CHECK-NEXT:   parameter lock 'int *' local definition <6:14-6:19>
// CHECK-NEXT:   compound awaits <7:1-11:1>
// CHECK-NEXT:     async-with awaits <8:5-8:36>
// CHECK-NEXT:       ref lock 'int *' lvalue <8:17-8:17>
// CHECK-NEXT:       compound <8:23-8:36>
// CHECK-NEXT:         expression <8:25-8:34>
// CHECK-NEXT:           binary = 'int' <8:25-8:33>
// CHECK-NEXT:             unary * 'int' lvalue <8:25-8:26>
// CHECK-NEXT:               ref lock 'int *' lvalue <8:26-8:26>
// CHECK-NEXT:             literal 1 'int' constant <8:33-8:33>
// CHECK-NEXT:     async-with awaits <9:5-9:49>
// CHECK-NEXT:       declaration <9:17-9:28>
// CHECK-NEXT:         variable x 'int' local definition <9:17-9:28>
// CHECK-NEXT:           call 'int' <9:25-9:28>
// CHECK-NEXT:             ref c 'int (int)' as 'int (*)(int)' constant <9:25-9:25>
// CHECK-NEXT:             literal 2 'int' constant <9:27-9:27>
// CHECK-NEXT:       async-with awaits <9:31-9:49>
// CHECK-NEXT:         call 'int' <9:43-9:46>
// CHECK-NEXT:           ref c 'int (int)' as 'int (*)(int)' constant <9:43-9:43>
// CHECK-NEXT:           ref x 'int' lvalue <9:45-9:45>
// CHECK-NEXT:         null <9:49-9:49>
// CHECK-NEXT:     if awaits <10:5-10:50>
// CHECK-NEXT:       unary * 'int' lvalue <10:9-10:10>
// CHECK-NEXT:         ref lock 'int *' lvalue <10:10-10:10>
// CHECK-NEXT:       async-with awaits <10:16-10:34>
// CHECK-NEXT:         ref lock 'int *' lvalue <10:28-10:28>
// CHECK-NEXT:         null <10:34-10:34>
// CHECK-NEXT:       expression <10:41-10:50>
// CHECK-NEXT:         binary = 'int' <10:41-10:49>
// CHECK-NEXT:           unary * 'int' lvalue <10:41-10:42>
// CHECK-NEXT:             ref lock 'int *' lvalue <10:42-10:42>
// CHECK-NEXT:           literal 2 'int' constant <10:49-10:49>
