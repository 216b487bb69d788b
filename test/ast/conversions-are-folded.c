/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An implicit conversion is the value type of the node that it converts. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(char c, const char *s)
{
    double d = c;
    unsigned long u = sizeof "ab" + c;
    int *p = 0;
    s = "text";
    c = d;
    await get(c);
    (void)p, (void)u;
}

// CHECK: function f 'void (char, const char *)' async definition <7:1-16:1>
// CHECK-NEXT:   parameter c 'char' local definition <7:14-7:19>
// CHECK-NEXT:   parameter s 'const char *' local definition <7:22-7:34>
// CHECK-NEXT:   compound awaits <8:1-16:1>
// CHECK-NEXT:     declaration <9:5-9:17>
// CHECK-NEXT:       variable d 'double' local definition <9:5-9:16>
// CHECK-NEXT:         ref c 'char' as 'double' lvalue <9:16-9:16>
// CHECK-NEXT:     declaration <10:5-10:38>
// CHECK-NEXT:       variable u 'unsigned long' local definition <10:5-10:37>
// CHECK-NEXT:         binary arithmetic 'unsigned long' <10:23-10:37>
// CHECK-NEXT:           unevaluated 'unsigned long' constant <10:23-10:30>
// CHECK-NEXT:             literal "ab" 'char[3]' lvalue constant <10:30-10:30>
// CHECK-NEXT:           ref c 'char' as 'unsigned long' lvalue <10:37-10:37>
// CHECK-NEXT:     declaration <11:5-11:15>
// CHECK-NEXT:       variable p 'int *' local definition <11:5-11:14>
// CHECK-NEXT:         literal 0 'int' as 'int *' constant <11:14-11:14>
// CHECK-NEXT:     expression <12:5-12:15>
// CHECK-NEXT:       binary = 'const char *' <12:5-12:9>
// CHECK-NEXT:         ref s 'const char *' lvalue <12:5-12:5>
// CHECK-NEXT:         literal "text" 'char[5]' as 'const char *' lvalue constant <12:9-12:9>
// CHECK-NEXT:     expression <13:5-13:10>
// CHECK-NEXT:       binary = 'char' <13:5-13:9>
// CHECK-NEXT:         ref c 'char' lvalue <13:5-13:5>
// CHECK-NEXT:         ref d 'double' as 'char' lvalue <13:9-13:9>
// CHECK-NEXT:     expression awaits <14:5-14:17>
// CHECK-NEXT:       await 'int' awaits <14:5-14:16>
// CHECK-NEXT:         call 'int' <14:11-14:16>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <14:11-14:11>
// CHECK-NEXT:           ref c 'char' as 'int' lvalue <14:15-14:15>
// CHECK-NEXT:     expression <15:5-15:21>
// CHECK-NEXT:       binary , 'void' <15:5-15:20>
// CHECK-NEXT:         cast 'void' <15:5-15:11>
// CHECK-NEXT:           ref p 'int *' lvalue <15:11-15:11>
// CHECK-NEXT:         cast 'void' <15:14-15:20>
// CHECK-NEXT:           ref u 'unsigned long' lvalue <15:20-15:20>
