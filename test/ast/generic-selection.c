/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The association that is chosen comes last, also where several have the same type. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(int n, char *s)
{
    n = _Generic(n, char: 1, int: n + 1, default: 3);
    n = _Generic(s, int: 1, default: _Generic(n, int: 2, long: 3), const char *: 4);
    await get(_Generic((short)1, int: get, short: get)(1));
}

// CHECK: function f 'void (int, char *)' async definition <7:1-12:1>
// CHECK-NEXT:   parameter n 'int' local definition <7:14-7:18>
// CHECK-NEXT:   parameter s 'char *' local definition <7:21-7:27>
// CHECK-NEXT:   compound awaits <8:1-12:1>
// CHECK-NEXT:     expression <9:5-9:53>
// CHECK-NEXT:       binary = 'int' <9:5-9:52>
// CHECK-NEXT:         ref n 'int' lvalue <9:5-9:5>
// CHECK-NEXT:         generic 'int' <9:9-9:52>
// CHECK-NEXT:           ref n 'int' lvalue <9:18-9:18>
// CHECK-NEXT:           literal 1 'int' constant <9:27-9:27>
// CHECK-NEXT:           literal 3 'int' constant <9:51-9:51>
// CHECK-NEXT:           binary arithmetic 'int' <9:35-9:39>
// CHECK-NEXT:             ref n 'int' lvalue <9:35-9:35>
// CHECK-NEXT:             literal 1 'int' constant <9:39-9:39>
// CHECK-NEXT:     expression <10:5-10:84>
// CHECK-NEXT:       binary = 'int' <10:5-10:83>
// CHECK-NEXT:         ref n 'int' lvalue <10:5-10:5>
// CHECK-NEXT:         generic 'int' constant <10:9-10:83>
// CHECK-NEXT:           ref s 'char *' lvalue <10:18-10:18>
// CHECK-NEXT:           literal 1 'int' constant <10:26-10:26>
// CHECK-NEXT:           literal 4 'int' constant <10:82-10:82>
// CHECK-NEXT:           generic 'int' constant <10:38-10:65>
// CHECK-NEXT:             ref n 'int' lvalue <10:47-10:47>
// CHECK-NEXT:             literal 3 'int' constant <10:64-10:64>
// CHECK-NEXT:             literal 2 'int' constant <10:55-10:55>
// CHECK-NEXT:     expression awaits <11:5-11:59>
// CHECK-NEXT:       await 'int' awaits <11:5-11:58>
// CHECK-NEXT:         call 'int' <11:11-11:58>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <11:11-11:11>
// CHECK-NEXT:           call 'int' <11:15-11:57>
// CHECK-NEXT:             generic 'int (int)' as 'int (*)(int)' <11:15-11:54>
// CHECK-NEXT:               cast 'short' constant <11:24-11:31>
// CHECK-NEXT:                 literal 1 'int' constant <11:31-11:31>
// CHECK-NEXT:               ref get 'int (int)' <11:39-11:39>
// CHECK-NEXT:               ref get 'int (int)' <11:51-11:51>
// CHECK-NEXT:             literal 1 'int' constant <11:56-11:56>
