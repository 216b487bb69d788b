/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* sizeof and the like do not evaluate their operand, unless it is a VLA. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(int n)
{
    int v[n];
    n = sizeof n + sizeof(int[3]) + _Alignof(int);
    n = sizeof v + sizeof(int[n]);
    n = __builtin_offsetof(struct { int a[3]; }, a[1]) + __builtin_types_compatible_p(int, long);
    await get(n);
}

// CHECK: function f 'void (int)' async definition <7:1-14:1>
// CHECK-NEXT:   parameter n 'int' local definition <7:14-7:18>
// CHECK-NEXT:   compound awaits <8:1-14:1>
// CHECK-NEXT:     declaration <9:5-9:13>
// CHECK-NEXT:       variable v 'int[n]' local definition <9:5-9:12>
// CHECK-NEXT:         bound
// CHECK-NEXT:           ref n 'int' lvalue <9:11-9:11>
// CHECK-NEXT:     expression <10:5-10:50>
// CHECK-NEXT:       binary = 'int' <10:5-10:49>
// CHECK-NEXT:         ref n 'int' lvalue <10:5-10:5>
// CHECK-NEXT:         binary arithmetic 'unsigned long' as 'int' constant <10:9-10:49>
// CHECK-NEXT:           binary arithmetic 'unsigned long' constant <10:9-10:33>
// CHECK-NEXT:             unevaluated 'unsigned long' constant <10:9-10:16>
// CHECK-NEXT:               ref n 'int' lvalue <10:16-10:16>
// CHECK-NEXT:             unevaluated 'unsigned long' constant <10:20-10:33>
// CHECK-NEXT:               literal 3 'int' constant <10:31-10:31>
// CHECK-NEXT:           unevaluated 'unsigned long' constant <10:37-10:49>
// CHECK-NEXT:     expression <11:5-11:34>
// CHECK-NEXT:       binary = 'int' <11:5-11:33>
// CHECK-NEXT:         ref n 'int' lvalue <11:5-11:5>
// CHECK-NEXT:         binary arithmetic 'unsigned long' as 'int' <11:9-11:33>
// CHECK-NEXT:           unevaluated 'unsigned long' evaluated <11:9-11:16>
// CHECK-NEXT:             ref v 'int[n]' lvalue <11:16-11:16>
// CHECK-NEXT:           unevaluated 'unsigned long' evaluated <11:20-11:33>
// CHECK-NEXT:             ref n 'int' lvalue <11:31-11:31>
// CHECK-NEXT:     expression <12:5-12:97>
// CHECK-NEXT:       binary = 'int' <12:5-12:96>
// CHECK-NEXT:         ref n 'int' lvalue <12:5-12:5>
// CHECK-NEXT:         binary arithmetic 'unsigned long' as 'int' constant <12:9-12:96>
// CHECK-NEXT:           unevaluated 'unsigned long' constant <12:9-12:54>
// CHECK-NEXT:             literal 1 'int' constant <12:52-12:52>
// CHECK-NEXT:           unevaluated 'int' as 'unsigned long' constant <12:58-12:96>
// CHECK-NEXT:     expression awaits <13:5-13:17>
// CHECK-NEXT:       await 'int' awaits <13:5-13:16>
// CHECK-NEXT:         call 'int' <13:11-13:16>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <13:11-13:11>
// CHECK-NEXT:           ref n 'int' lvalue <13:15-13:15>
