/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a macro expands to is in the tree as any other text. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

#define TWICE(x) ((x) + (x))
#define LOOP for (;;)
async void f(int n)
{
    LOOP { n = TWICE(await get(n)); }
}

// CHECK: function f 'void (int)' async definition <9:1-12:1>
// CHECK-NEXT:   parameter n 'int' local definition <9:14-9:18>
// CHECK-NEXT:   compound awaits <10:1-12:1>
// CHECK-NEXT:     for awaits <11:5-11:37>
// CHECK-NEXT:       none
// CHECK-NEXT:       none
// CHECK-NEXT:       none
// CHECK-NEXT:       compound awaits <11:10-11:37>
// CHECK-NEXT:         expression awaits <11:12-11:35>
// CHECK-NEXT:           binary = 'int' awaits <11:12-11:16>
// CHECK-NEXT:             ref n 'int' lvalue <11:12-11:12>
// CHECK-NEXT:             paren 'int' awaits <11:16-11:16>
// CHECK-NEXT:               binary arithmetic 'int' awaits <11:16-11:16>
// CHECK-NEXT:                 paren 'int' awaits <11:16-11:16>
// CHECK-NEXT:                   await 'int' awaits <11:16-11:16>
// CHECK-NEXT:                     call 'int' <11:16-11:16>
// CHECK-NEXT:                       ref get 'int (int)' as 'int (*)(int)' constant <11:16-11:16>
// CHECK-NEXT:                       ref n 'int' lvalue <11:16-11:16>
// CHECK-NEXT:                 paren 'int' awaits <11:16-11:16>
// CHECK-NEXT:                   await 'int' awaits <11:16-11:16>
// CHECK-NEXT:                     call 'int' <11:16-11:16>
// CHECK-NEXT:                       ref get 'int (int)' as 'int (*)(int)' constant <11:16-11:16>
// CHECK-NEXT:                       ref n 'int' lvalue <11:16-11:16>
