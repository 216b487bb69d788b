/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The atomic builtins take pointers to _Atomic objects, as gcc has them. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(_Atomic int *p, int *q)
{
    int n = __atomic_fetch_add(p, *q, __ATOMIC_SEQ_CST);
    __atomic_store_n((q + 1), n, __ATOMIC_RELAXED);
    *p += await get(__atomic_load_n(p, __ATOMIC_SEQ_CST));
}

// CHECK: function f 'void (_Atomic(int) *, int *)' async definition <7:1-12:1>
// CHECK-NEXT:   parameter p '_Atomic(int) *' local definition <7:14-7:27>
// CHECK-NEXT:   parameter q 'int *' local definition <7:30-7:35>
// CHECK-NEXT:   compound awaits <8:1-12:1>
// CHECK-NEXT:     declaration <9:5-9:56>
// CHECK-NEXT:       variable n 'int' local definition <9:5-9:55>
// CHECK-NEXT:         call 'int' <9:13-9:55>
// CHECK-NEXT:           ref __atomic_fetch_add '?' <9:13-9:13>
// CHECK-NEXT:           ref p '_Atomic(int) *' lvalue <9:32-9:32>
// CHECK-NEXT:           unary * 'int' lvalue <9:35-9:36>
// CHECK-NEXT:             ref q 'int *' lvalue <9:36-9:36>
// CHECK-NEXT:           literal 5 'int' constant <9:39-9:39>
// CHECK-NEXT:     expression <10:5-10:51>
// CHECK-NEXT:       call 'void' <10:5-10:50>
// CHECK-NEXT:         ref __atomic_store_n '?' <10:5-10:5>
// CHECK-NEXT:         paren 'int *' <10:22-10:28>
// CHECK-NEXT:           binary arithmetic 'int *' <10:23-10:27>
// CHECK-NEXT:             ref q 'int *' lvalue <10:23-10:23>
// CHECK-NEXT:             literal 1 'int' constant <10:27-10:27>
// CHECK-NEXT:         ref n 'int' lvalue <10:31-10:31>
// CHECK-NEXT:         literal 0 'int' constant <10:34-10:34>
// CHECK-NEXT:     expression awaits <11:5-11:58>
// CHECK-NEXT:       binary op= 'int' awaits <11:5-11:57>
// CHECK-NEXT:         unary * '_Atomic(int)' lvalue <11:5-11:6>
// CHECK-NEXT:           ref p '_Atomic(int) *' lvalue <11:6-11:6>
// CHECK-NEXT:         await 'int' awaits <11:11-11:57>
// CHECK-NEXT:           call 'int' <11:17-11:57>
// CHECK-NEXT:             ref get 'int (int)' as 'int (*)(int)' constant <11:17-11:17>
// CHECK-NEXT:             call 'int' <11:21-11:56>
// CHECK-NEXT:               ref __atomic_load_n '?' <11:21-11:21>
// CHECK-NEXT:               ref p '_Atomic(int) *' lvalue <11:37-11:37>
// CHECK-NEXT:               literal 5 'int' constant <11:40-11:40>
