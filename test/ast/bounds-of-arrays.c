/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Sizes of VLAs and operands of typeof are parts of the declaration, or of the cast. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(int n)
{
    int v[n][get(n) + 1], (*p)[n] = v, w[3];
    typedef int row[n + 1];
    __typeof__(n++) t = 1;
    p = (int (*)[n])w;
    await get(sizeof(row) + sizeof(int[n]) + t);
}

// CHECK: function f 'void (int)' async definition <7:1-14:1>
// CHECK-NEXT:   parameter n 'int' local definition <7:14-7:18>
// CHECK-NEXT:   compound awaits <8:1-14:1>
// CHECK-NEXT:     declaration <9:5-9:44>
// CHECK-NEXT:       variable v 'int[n][get(n) + 1]' local definition <9:5-9:24>
// CHECK-NEXT:         bound
// CHECK-NEXT:           ref n 'int' lvalue <9:11-9:11>
// CHECK-NEXT:         bound
// CHECK-NEXT:           binary arithmetic 'int' <9:14-9:23>
// CHECK-NEXT:             call 'int' <9:14-9:19>
// CHECK-NEXT:               ref get 'int (int)' as 'int (*)(int)' constant <9:14-9:14>
// CHECK-NEXT:               ref n 'int' lvalue <9:18-9:18>
// CHECK-NEXT:             literal 1 'int' constant <9:23-9:23>
// CHECK-NEXT:       variable p 'int (*)[n]' local definition <9:5-9:37>
// CHECK-NEXT:         bound
// CHECK-NEXT:           ref n 'int' lvalue <9:32-9:32>
// CHECK-NEXT:         ref v 'int[n][get(n) + 1]' as 'int (*)[n]' lvalue <9:37-9:37>
// CHECK-NEXT:       variable w 'int[3]' local definition <9:5-9:43>
// CHECK-NEXT:         bound
// CHECK-NEXT:           literal 3 'int' constant <9:42-9:42>
// CHECK-NEXT:     declaration <10:5-10:27>
// CHECK-NEXT:       typedef row 'row' local definition <10:5-10:26>
// CHECK-NEXT:         bound
// CHECK-NEXT:           binary arithmetic 'int' <10:21-10:25>
// CHECK-NEXT:             ref n 'int' lvalue <10:21-10:21>
// CHECK-NEXT:             literal 1 'int' constant <10:25-10:25>
// CHECK-NEXT:     declaration <11:5-11:26>
// CHECK-NEXT:       variable t 'int' local definition <11:5-11:25>
// CHECK-NEXT:         bound
// CHECK-NEXT:           paren 'int' <11:15-11:19>
// CHECK-NEXT:             unary _++ 'int' <11:16-11:17>
// CHECK-NEXT:               ref n 'int' lvalue <11:16-11:16>
// CHECK-NEXT:         literal 1 'int' constant <11:25-11:25>
// CHECK-NEXT:     expression <12:5-12:22>
// CHECK-NEXT:       binary = 'int (*)[n]' <12:5-12:21>
// CHECK-NEXT:         ref p 'int (*)[n]' lvalue <12:5-12:5>
// CHECK-NEXT:         cast 'int (*)[n]' as 'int (*)[n]' <12:9-12:21>
// CHECK-NEXT:           ref w 'int[3]' as 'int *' lvalue <12:21-12:21>
// CHECK-NEXT:           ref n 'int' lvalue <12:18-12:18>
// CHECK-NEXT:     expression awaits <13:5-13:48>
// CHECK-NEXT:       await 'int' awaits <13:5-13:47>
// CHECK-NEXT:         call 'int' <13:11-13:47>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <13:11-13:11>
// CHECK-NEXT:           binary arithmetic 'unsigned long' as 'int' <13:15-13:46>
// CHECK-NEXT:             binary arithmetic 'unsigned long' <13:15-13:42>
// CHECK-NEXT:               unevaluated 'unsigned long' evaluated <13:15-13:25>
// CHECK-NEXT:               unevaluated 'unsigned long' evaluated <13:29-13:42>
// CHECK-NEXT:                 ref n 'int' lvalue <13:40-13:40>
// CHECK-NEXT:             ref t 'int' as 'unsigned long' lvalue <13:46-13:46>
