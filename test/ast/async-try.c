/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A try statement with its clauses; the error variable belongs to its clause. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(int n)
{
    async_try { await get(1); }
    async_catch (int e) { n = e; async_raise(e); }
    async_catch_cancelled { n = 2; }
    async_finally { await get(3); }
    async_try {
        async_try { n = 1; } async_finally { n = 2; }
    } async_catch (const int why) { (void)why; }
}

// CHECK: function f 'void (int)' async definition <7:1-16:1>
// CHECK-NEXT:   parameter n 'int' local definition <7:14-7:18>
// CHECK-NEXT:   compound awaits <8:1-16:1>
// CHECK-NEXT:     async-try awaits <9:5-12:35>
// CHECK-NEXT:       compound awaits <9:15-9:31>
// CHECK-NEXT:         expression awaits <9:17-9:29>
// CHECK-NEXT:           await 'int' awaits <9:17-9:28>
// CHECK-NEXT:             call 'int' <9:23-9:28>
// CHECK-NEXT:               ref get 'int (int)' as 'int (*)(int)' constant <9:23-9:23>
// CHECK-NEXT:               literal 1 'int' constant <9:27-9:27>
// CHECK-NEXT:       catch e <10:5-10:50>
// CHECK-NEXT:         compound <10:25-10:50>
// CHECK-NEXT:           expression <10:27-10:32>
// CHECK-NEXT:             binary = 'int' <10:27-10:31>
// CHECK-NEXT:               ref n 'int' lvalue <10:27-10:27>
// CHECK-NEXT:               ref e 'int' lvalue <10:31-10:31>
// CHECK-NEXT:           expression <10:34-10:48>
// CHECK-NEXT:             raise 'void' <10:34-10:47>
// CHECK-NEXT:               call 'void' <10:34-10:47>
// CHECK-NEXT:                 ref __asyncc_raise 'void (int)' as 'void (*)(int)' constant <10:34-10:34>
// CHECK-NEXT:                 ref e 'int' lvalue <10:46-10:46>
// CHECK-NEXT:       catch-cancelled <11:5-11:36>
// CHECK-NEXT:         compound <11:27-11:36>
// CHECK-NEXT:           expression <11:29-11:34>
// CHECK-NEXT:             binary = 'int' <11:29-11:33>
// CHECK-NEXT:               ref n 'int' lvalue <11:29-11:29>
// CHECK-NEXT:               literal 2 'int' constant <11:33-11:33>
// CHECK-NEXT:       finally awaits <12:5-12:35>
// CHECK-NEXT:         compound awaits <12:19-12:35>
// CHECK-NEXT:           expression awaits <12:21-12:33>
// CHECK-NEXT:             await 'int' awaits <12:21-12:32>
// CHECK-NEXT:               call 'int' <12:27-12:32>
// CHECK-NEXT:                 ref get 'int (int)' as 'int (*)(int)' constant <12:27-12:27>
// CHECK-NEXT:                 literal 3 'int' constant <12:31-12:31>
// CHECK-NEXT:     async-try awaits <13:5-15:48>
// CHECK-NEXT:       compound awaits <13:15-15:5>
// CHECK-NEXT:         async-try awaits <14:9-14:53>
// CHECK-NEXT:           compound <14:19-14:28>
// CHECK-NEXT:             expression <14:21-14:26>
// CHECK-NEXT:               binary = 'int' <14:21-14:25>
// CHECK-NEXT:                 ref n 'int' lvalue <14:21-14:21>
// CHECK-NEXT:                 literal 1 'int' constant <14:25-14:25>
// CHECK-NEXT:           finally <14:30-14:53>
// CHECK-NEXT:             compound <14:44-14:53>
// CHECK-NEXT:               expression <14:46-14:51>
// CHECK-NEXT:                 binary = 'int' <14:46-14:50>
// CHECK-NEXT:                   ref n 'int' lvalue <14:46-14:46>
// CHECK-NEXT:                   literal 2 'int' constant <14:50-14:50>
// CHECK-NEXT:       catch why <15:7-15:48>
// CHECK-NEXT:         compound <15:35-15:48>
// CHECK-NEXT:           expression <15:37-15:46>
// CHECK-NEXT:             cast 'void' <15:37-15:43>
// CHECK-NEXT:               ref why 'const int' as 'int' lvalue <15:43-15:43>
