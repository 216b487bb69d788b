/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A parameter that is written as an array or function is a pointer, and so are values of it. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(int a[3], int b[][4], int call(int), const char *const names[])
{
    int *p = a + 1;
    int v = b[1][2] + call(a[0]);
    a = p;
    await get((a)[v] + names[0][0]);
}

// CHECK: function f 'void (int *, int (*)[4], int (*)(int), const char *const *)' async definition <7:1-13:1>
// CHECK-NEXT:   parameter a 'int *' local definition <7:14-7:21>
// CHECK-NEXT:   parameter b 'int (*)[4]' local definition <7:24-7:33>
// CHECK-NEXT:   parameter call 'int (*)(int)' local definition <7:36-7:48>
// CHECK-NEXT:   parameter names 'const char *const *' local definition <7:51-7:75>
// CHECK-NEXT:   compound awaits <8:1-13:1>
// CHECK-NEXT:     declaration <9:5-9:19>
// CHECK-NEXT:       variable p 'int *' local definition <9:5-9:18>
// CHECK-NEXT:         binary arithmetic 'int *' <9:14-9:18>
// CHECK-NEXT:           ref a 'int *' lvalue <9:14-9:14>
// CHECK-NEXT:           literal 1 'int' constant <9:18-9:18>
// CHECK-NEXT:     declaration <10:5-10:33>
// CHECK-NEXT:       variable v 'int' local definition <10:5-10:32>
// CHECK-NEXT:         binary arithmetic 'int' <10:13-10:32>
// CHECK-NEXT:           index 'int' lvalue <10:13-10:19>
// CHECK-NEXT:             index 'int[4]' as 'int *' lvalue <10:13-10:16>
// CHECK-NEXT:               ref b 'int (*)[4]' lvalue <10:13-10:13>
// CHECK-NEXT:               literal 1 'int' constant <10:15-10:15>
// CHECK-NEXT:             literal 2 'int' constant <10:18-10:18>
// CHECK-NEXT:           call 'int' <10:23-10:32>
// CHECK-NEXT:             ref call 'int (*)(int)' lvalue <10:23-10:23>
// CHECK-NEXT:             index 'int' lvalue <10:28-10:31>
// CHECK-NEXT:               ref a 'int *' lvalue <10:28-10:28>
// CHECK-NEXT:               literal 0 'int' constant <10:30-10:30>
// CHECK-NEXT:     expression <11:5-11:10>
// CHECK-NEXT:       binary = 'int *' <11:5-11:9>
// CHECK-NEXT:         ref a 'int *' lvalue <11:5-11:5>
// CHECK-NEXT:         ref p 'int *' lvalue <11:9-11:9>
// CHECK-NEXT:     expression awaits <12:5-12:36>
// CHECK-NEXT:       await 'int' awaits <12:5-12:35>
// CHECK-NEXT:         call 'int' <12:11-12:35>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <12:11-12:11>
// CHECK-NEXT:           binary arithmetic 'int' <12:15-12:34>
// CHECK-NEXT:             index 'int' lvalue <12:15-12:20>
// CHECK-NEXT:               paren 'int *' lvalue <12:15-12:17>
// CHECK-NEXT:                 ref a 'int *' lvalue <12:16-12:16>
// CHECK-NEXT:               ref v 'int' lvalue <12:19-12:19>
// CHECK-NEXT:             index 'const char' as 'int' lvalue <12:24-12:34>
// CHECK-NEXT:               index 'const char *const' as 'const char *' lvalue <12:24-12:31>
// CHECK-NEXT:                 ref names 'const char *const *' lvalue <12:24-12:24>
// CHECK-NEXT:                 literal 0 'int' constant <12:30-12:30>
// CHECK-NEXT:               literal 0 'int' constant <12:33-12:33>
