/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Each declarator begins at the specifiers and ends before the comma or semicolon. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(int n)
{
    static const int a = 1, *b, c[2] = {1, 2};
    extern int d(void);
    int e __attribute__((unused)), g __attribute__((aligned(8))) = await get(n);
}

// CHECK: function f 'void (int)' async definition <7:1-12:1>
// CHECK-NEXT:   parameter n 'int' local definition <7:14-7:18>
// CHECK-NEXT:   compound awaits <8:1-12:1>
// CHECK-NEXT:     declaration <9:5-9:46>
// CHECK-NEXT:       variable a 'const int' static local definition <9:5-9:26>
// CHECK-NEXT:         literal 1 'int' constant <9:26-9:26>
// CHECK-NEXT:       variable b 'const int *' static local definition <9:5-9:30>
// CHECK-NEXT:       variable c 'const int[2]' static local definition <9:5-9:45>
// CHECK-NEXT:         bound
// CHECK-NEXT:           literal 2 'int' constant <9:35-9:35>
// CHECK-NEXT:         init-list 'const int[2]' <9:40-9:45>
// CHECK-NEXT:           literal 1 'int' constant <9:41-9:41>
// CHECK-NEXT:           literal 2 'int' constant <9:44-9:44>
// CHECK-NEXT:     declaration <10:5-10:23>
// CHECK-NEXT:       function d 'int (void)' extern <10:5-10:22>
// CHECK-NEXT:     declaration awaits <11:5-11:80>
// CHECK-NEXT:       variable e 'int' local definition [unused] <11:5-11:33>
// CHECK-NEXT:       variable g 'int' local definition [aligned] <11:5-11:79>
// CHECK-NEXT:         await 'int' awaits <11:68-11:79>
// CHECK-NEXT:           call 'int' <11:74-11:79>
// CHECK-NEXT:             ref get 'int (int)' as 'int (*)(int)' constant <11:74-11:74>
// CHECK-NEXT:             ref n 'int' lvalue <11:78-11:78>
