/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a for statement leaves out is told by its semicolons. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(int n)
{
    for (;;) break;
    for (n = 0; ; n++) continue;
    for (int i = 0; i < (n); ) ;
    while (n) n--;
    do n++; while (n < 3);
    await get(n);
}

// CHECK: function f 'void (int)' async definition <7:1-15:1>
// CHECK-NEXT:   parameter n 'int' local definition <7:14-7:18>
// CHECK-NEXT:   compound awaits <8:1-15:1>
// CHECK-NEXT:     for <9:5-9:19>
// CHECK-NEXT:       none
// CHECK-NEXT:       none
// CHECK-NEXT:       none
// CHECK-NEXT:       break <9:14-9:19>
// CHECK-NEXT:     for <10:5-10:32>
// CHECK-NEXT:       expression <10:10-10:15>
// CHECK-NEXT:         binary = 'int' <10:10-10:14>
// CHECK-NEXT:           ref n 'int' lvalue <10:10-10:10>
// CHECK-NEXT:           literal 0 'int' constant <10:14-10:14>
// CHECK-NEXT:       none
// CHECK-NEXT:       unary _++ 'int' <10:19-10:20>
// CHECK-NEXT:         ref n 'int' lvalue <10:19-10:19>
// CHECK-NEXT:       continue <10:24-10:32>
// CHECK-NEXT:     for <11:5-11:32>
// CHECK-NEXT:       declaration <11:10-11:19>
// CHECK-NEXT:         variable i 'int' local definition <11:10-11:18>
// CHECK-NEXT:           literal 0 'int' constant <11:18-11:18>
// CHECK-NEXT:       binary arithmetic 'int' <11:21-11:27>
// CHECK-NEXT:         ref i 'int' lvalue <11:21-11:21>
// CHECK-NEXT:         paren 'int' lvalue <11:25-11:27>
// CHECK-NEXT:           ref n 'int' lvalue <11:26-11:26>
// CHECK-NEXT:       none
// CHECK-NEXT:       null <11:32-11:32>
// CHECK-NEXT:     while <12:5-12:18>
// CHECK-NEXT:       ref n 'int' lvalue <12:12-12:12>
// CHECK-NEXT:       expression <12:15-12:18>
// CHECK-NEXT:         unary _-- 'int' <12:15-12:16>
// CHECK-NEXT:           ref n 'int' lvalue <12:15-12:15>
// CHECK-NEXT:     do <13:5-13:26>
// CHECK-NEXT:       expression <13:8-13:11>
// CHECK-NEXT:         unary _++ 'int' <13:8-13:9>
// CHECK-NEXT:           ref n 'int' lvalue <13:8-13:8>
// CHECK-NEXT:       binary arithmetic 'int' <13:20-13:24>
// CHECK-NEXT:         ref n 'int' lvalue <13:20-13:20>
// CHECK-NEXT:         literal 3 'int' constant <13:24-13:24>
// CHECK-NEXT:     expression awaits <14:5-14:17>
// CHECK-NEXT:       await 'int' awaits <14:5-14:16>
// CHECK-NEXT:         call 'int' <14:11-14:16>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <14:11-14:11>
// CHECK-NEXT:           ref n 'int' lvalue <14:15-14:15>
