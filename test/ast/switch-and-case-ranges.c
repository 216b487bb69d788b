/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A case has a low bound, a high one if it is a range, and its statement. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(int n)
{
    switch (await get(n)) {
    case 1:
    case 2 ... 4: n = 1;
        __attribute__((fallthrough));
    default: break;
    }
}

// CHECK: function f 'void (int)' async definition <7:1-15:1>
// CHECK-NEXT:   parameter n 'int' local definition <7:14-7:18>
// CHECK-NEXT:   compound awaits <8:1-15:1>
// CHECK-NEXT:     switch awaits <9:5-14:5>
// CHECK-NEXT:       await 'int' awaits <9:13-9:24>
// CHECK-NEXT:         call 'int' <9:19-9:24>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <9:19-9:19>
// CHECK-NEXT:           ref n 'int' lvalue <9:23-9:23>
// CHECK-NEXT:       compound <9:27-14:5>
// CHECK-NEXT:         case <10:5-11:24>
// CHECK-NEXT:           literal 1 'int' constant <10:10-10:10>
// CHECK-NEXT:           none
// CHECK-NEXT:           case <11:5-11:24>
// CHECK-NEXT:             literal 2 'int' constant <11:10-11:10>
// CHECK-NEXT:             literal 4 'int' constant <11:16-11:16>
// CHECK-NEXT:             expression <11:19-11:24>
// CHECK-NEXT:               binary = 'int' <11:19-11:23>
// CHECK-NEXT:                 ref n 'int' lvalue <11:19-11:19>
// CHECK-NEXT:                 literal 1 'int' constant <11:23-11:23>
// CHECK-NEXT:         null <12:9-12:37>
// CHECK-NEXT:         default <13:5-13:19>
// CHECK-NEXT:           break <13:14-13:19>
