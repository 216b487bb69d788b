/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The parts of an if statement; one that is absent is none, and ranges include the semicolon. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async int f(int n)
{
    if (n) n = 1; else { n = 2; }
    if (await get(n)) return n;
    return 0;
}

// CHECK: function f 'int (int)' async definition <7:1-12:1>
// CHECK-NEXT:   parameter n 'int' local definition <7:13-7:17>
// CHECK-NEXT:   compound awaits <8:1-12:1>
// CHECK-NEXT:     if <9:5-9:33>
// CHECK-NEXT:       ref n 'int' lvalue <9:9-9:9>
// CHECK-NEXT:       expression <9:12-9:17>
// CHECK-NEXT:         binary = 'int' <9:12-9:16>
// CHECK-NEXT:           ref n 'int' lvalue <9:12-9:12>
// CHECK-NEXT:           literal 1 'int' constant <9:16-9:16>
// CHECK-NEXT:       compound <9:24-9:33>
// CHECK-NEXT:         expression <9:26-9:31>
// CHECK-NEXT:           binary = 'int' <9:26-9:30>
// CHECK-NEXT:             ref n 'int' lvalue <9:26-9:26>
// CHECK-NEXT:             literal 2 'int' constant <9:30-9:30>
// CHECK-NEXT:     if awaits <10:5-10:31>
// CHECK-NEXT:       await 'int' awaits <10:9-10:20>
// CHECK-NEXT:         call 'int' <10:15-10:20>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <10:15-10:15>
// CHECK-NEXT:           ref n 'int' lvalue <10:19-10:19>
// CHECK-NEXT:       return <10:23-10:31>
// CHECK-NEXT:         ref n 'int' lvalue <10:30-10:30>
// CHECK-NEXT:       none
// CHECK-NEXT:     return <11:5-11:13>
// CHECK-NEXT:       literal 0 'int' constant <11:12-11:12>
