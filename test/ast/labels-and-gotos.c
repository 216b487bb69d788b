/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Labels are declarations that goto and && refer to, before and after them. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(int n)
{
    void *there = &&end;
again:
    if (await get(n)) goto again;
    goto *there;
end: ;
}

// CHECK: function f 'void (int)' async definition <7:1-14:1>
// CHECK-NEXT:   parameter n 'int' local definition <7:14-7:18>
// CHECK-NEXT:   compound awaits <8:1-14:1>
// CHECK-NEXT:     declaration <9:5-9:24>
// CHECK-NEXT:       variable there 'void *' local definition <9:5-9:21>
// CHECK-NEXT:         address-of-label end 'void *' <9:19-9:21>
// CHECK-NEXT:     label again awaits <10:1-11:33>
// CHECK-NEXT:       if awaits <11:5-11:33>
// CHECK-NEXT:         await 'int' awaits <11:9-11:20>
// CHECK-NEXT:           call 'int' <11:15-11:20>
// CHECK-NEXT:             ref get 'int (int)' as 'int (*)(int)' constant <11:15-11:15>
// CHECK-NEXT:             ref n 'int' lvalue <11:19-11:19>
// CHECK-NEXT:         goto again <11:23-11:33>
// CHECK-NEXT:         none
// CHECK-NEXT:     indirect-goto <12:5-12:16>
// CHECK-NEXT:       ref there 'void *' as 'const void *' lvalue <12:11-12:11>
// CHECK-NEXT:     label end <13:1-13:6>
// CHECK-NEXT:       null <13:6-13:6>
