/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* ASYNC_FRAME is kept as text, with its value. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async int f(int n) ASYNC_FRAME(8 * sizeof(int))
{
    return await get(n);
}

// CHECK: function f 'int (int)' async definition frame(8 * sizeof ( int ): 32) <7:1-10:1>
// CHECK-NEXT:   parameter n 'int' local definition <7:13-7:17>
// CHECK-NEXT:   compound awaits <8:1-10:1>
// CHECK-NEXT:     return awaits <9:5-9:24>
// CHECK-NEXT:       await 'int' awaits <9:12-9:23>
// CHECK-NEXT:         call 'int' <9:18-9:23>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <9:18-9:18>
// CHECK-NEXT:           ref n 'int' lvalue <9:22-9:22>
