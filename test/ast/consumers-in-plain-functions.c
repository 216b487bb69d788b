/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_run and its like in functions that are not async. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void nothing(void);
int f(void)
{
    async_spawn(get(1));
    return async_run(get(2)) + async_run_all((nothing()));
}

// CHECK: function f 'int (void)' definition <8:1-12:1>
// CHECK-NEXT:   compound <9:1-12:1>
// CHECK-NEXT:     expression <10:5-10:24>
// CHECK-NEXT:       consumer spawn '_Bool' <10:5-10:23>
// CHECK-NEXT:         call 'int' <10:17-10:22>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <10:17-10:17>
// CHECK-NEXT:           literal 1 'int' constant <10:21-10:21>
// CHECK-NEXT:     return <11:5-11:58>
// CHECK-NEXT:       binary arithmetic 'int' <11:12-11:57>
// CHECK-NEXT:         consumer run 'int' <11:12-11:28>
// CHECK-NEXT:           call 'int' <11:22-11:27>
// CHECK-NEXT:             ref get 'int (int)' as 'int (*)(int)' constant <11:22-11:22>
// CHECK-NEXT:             literal 2 'int' constant <11:26-11:26>
// CHECK-NEXT:         consumer run_all 'int' <11:32-11:57>
// CHECK-NEXT:           paren 'void' <11:46-11:56>
// CHECK-NEXT:             call 'void' <11:47-11:55>
// CHECK-NEXT:               ref nothing 'void (void)' as 'void (*)(void)' constant <11:47-11:47>
