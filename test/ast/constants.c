/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is constant: literals, enumerators, arithmetic on them, addresses of static objects. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

enum { FIVE = 5 };
static int table[3];
async void f(int n)
{
    int *p = &table[FIVE - 3], *q = table, *r = &n;
    int a = FIVE * (int)sizeof n, b = a + 1;
    const char *s = "x";
    await get(*p + *q + *r + *s + b);
}

// CHECK: function f 'void (int)' async definition <9:1-15:1>
// CHECK-NEXT:   parameter n 'int' local definition <9:14-9:18>
// CHECK-NEXT:   compound awaits <10:1-15:1>
// CHECK-NEXT:     declaration <11:5-11:51>
// CHECK-NEXT:       variable p 'int *' local definition <11:5-11:29>
// CHECK-NEXT:         unary & 'int *' constant <11:14-11:29>
// CHECK-NEXT:           index 'int' lvalue <11:15-11:29>
// CHECK-NEXT:             ref table 'int[3]' as 'int *' lvalue constant <11:15-11:15>
// CHECK-NEXT:             binary arithmetic 'int' constant <11:21-11:28>
// CHECK-NEXT:               ref FIVE 'int' constant <11:21-11:21>
// CHECK-NEXT:               literal 3 'int' constant <11:28-11:28>
// CHECK-NEXT:       variable q 'int *' local definition <11:5-11:37>
// CHECK-NEXT:         ref table 'int[3]' as 'int *' lvalue constant <11:37-11:37>
// CHECK-NEXT:       variable r 'int *' local definition <11:5-11:50>
// CHECK-NEXT:         unary & 'int *' <11:49-11:50>
// CHECK-NEXT:           ref n 'int' lvalue <11:50-11:50>
// CHECK-NEXT:     declaration <12:5-12:44>
// CHECK-NEXT:       variable a 'int' local definition <12:5-12:32>
// CHECK-NEXT:         binary arithmetic 'int' constant <12:13-12:32>
// CHECK-NEXT:           ref FIVE 'int' constant <12:13-12:13>
// CHECK-NEXT:           cast 'int' constant <12:20-12:32>
// CHECK-NEXT:             unevaluated 'unsigned long' constant <12:25-12:32>
// CHECK-NEXT:               ref n 'int' lvalue <12:32-12:32>
// CHECK-NEXT:       variable b 'int' local definition <12:5-12:43>
// CHECK-NEXT:         binary arithmetic 'int' <12:39-12:43>
// CHECK-NEXT:           ref a 'int' lvalue <12:39-12:39>
// CHECK-NEXT:           literal 1 'int' constant <12:43-12:43>
// CHECK-NEXT:     declaration <13:5-13:24>
// CHECK-NEXT:       variable s 'const char *' local definition <13:5-13:21>
// CHECK-NEXT:         literal "x" 'char[2]' as 'const char *' lvalue constant <13:21-13:21>
// CHECK-NEXT:     expression awaits <14:5-14:37>
// CHECK-NEXT:       await 'int' awaits <14:5-14:36>
// CHECK-NEXT:         call 'int' <14:11-14:36>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <14:11-14:11>
// CHECK-NEXT:           binary arithmetic 'int' <14:15-14:35>
// CHECK-NEXT:             binary arithmetic 'int' <14:15-14:31>
// CHECK-NEXT:               binary arithmetic 'int' <14:15-14:26>
// CHECK-NEXT:                 binary arithmetic 'int' <14:15-14:21>
// CHECK-NEXT:                   unary * 'int' lvalue <14:15-14:16>
// CHECK-NEXT:                     ref p 'int *' lvalue <14:16-14:16>
// CHECK-NEXT:                   unary * 'int' lvalue <14:20-14:21>
// CHECK-NEXT:                     ref q 'int *' lvalue <14:21-14:21>
// CHECK-NEXT:                 unary * 'int' lvalue <14:25-14:26>
// CHECK-NEXT:                   ref r 'int *' lvalue <14:26-14:26>
// CHECK-NEXT:               unary * 'const char' as 'int' lvalue <14:30-14:31>
// CHECK-NEXT:                 ref s 'const char *' lvalue <14:31-14:31>
// CHECK-NEXT:             ref b 'int' lvalue <14:35-14:35>
