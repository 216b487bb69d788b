/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Statement expressions, choose_expr, va_arg, atomics, asm and __auto_type. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(int n, __builtin_va_list list)
{
    int a = ({ int t = n; t * 2; });
    __auto_type b = __builtin_choose_expr(0, n, 2.0);
    a = __builtin_va_arg(list, int);
    __atomic_store_n(&a, n, __ATOMIC_SEQ_CST);
    __asm__ volatile("" : "+r"(a) : "r"(n) : "memory");
    a = __builtin_expect(a, 1);
    __typeof__(b) c = 1;
    await get(a + c);
}

// CHECK: function f 'void (int, struct __va_list_tag *)' async definition <7:1-17:1>
// CHECK-NEXT:   parameter n 'int' local definition <7:14-7:18>
// CHECK-NEXT:   parameter list 'struct __va_list_tag *' local definition <7:21-7:39>
// CHECK-NEXT:   compound awaits <8:1-17:1>
// CHECK-NEXT:     declaration <9:5-9:36>
// CHECK-NEXT:       variable a 'int' local definition <9:5-9:35>
// CHECK-NEXT:         statement-expression 'int' <9:13-9:35>
// CHECK-NEXT:           compound <9:14-9:34>
// CHECK-NEXT:             declaration <9:16-9:25>
// CHECK-NEXT:               variable t 'int' local definition <9:16-9:24>
// CHECK-NEXT:                 ref n 'int' lvalue <9:24-9:24>
// CHECK-NEXT:             expression <9:27-9:32>
// CHECK-NEXT:               binary arithmetic 'int' <9:27-9:31>
// CHECK-NEXT:                 ref t 'int' lvalue <9:27-9:27>
// CHECK-NEXT:                 literal 2 'int' constant <9:31-9:31>
// CHECK-NEXT:     declaration <10:5-10:53>
// CHECK-NEXT:       variable b 'double' local definition <10:5-10:52>
// CHECK-NEXT:         generic 'double' constant <10:21-10:52>
// CHECK-NEXT:           literal 0 'int' constant <10:43-10:43>
// CHECK-NEXT:           ref n 'int' lvalue <10:46-10:46>
// CHECK-NEXT:           literal 2.0 'double' constant <10:49-10:49>
// CHECK-NEXT:     expression <11:5-11:36>
// CHECK-NEXT:       binary = 'int' <11:5-11:35>
// CHECK-NEXT:         ref a 'int' lvalue <11:5-11:5>
// CHECK-NEXT:         va-arg 'int' <11:9-11:35>
// CHECK-NEXT:           ref list 'struct __va_list_tag *' lvalue <11:26-11:26>
// CHECK-NEXT:     expression <12:5-12:46>
// CHECK-NEXT:       call 'void' <12:5-12:45>
// CHECK-NEXT:         ref __atomic_store_n '?' <12:5-12:5>
// CHECK-NEXT:         unary & 'int *' <12:22-12:23>
// CHECK-NEXT:           ref a 'int' lvalue <12:23-12:23>
// CHECK-NEXT:         ref n 'int' lvalue <12:26-12:26>
// CHECK-NEXT:         literal 5 'int' constant <12:29-12:29>
// CHECK-NEXT:     asm <13:5-13:55>
// CHECK-NEXT:       ref a 'int' lvalue <13:32-13:32>
// CHECK-NEXT:       ref n 'int' lvalue <13:41-13:41>
// CHECK-NEXT:     expression <14:5-14:31>
// CHECK-NEXT:       binary = 'int' <14:5-14:30>
// CHECK-NEXT:         ref a 'int' lvalue <14:5-14:5>
// CHECK-NEXT:         call 'long' as 'int' <14:9-14:30>
// CHECK-NEXT:           ref __builtin_expect 'long (long, long)' as 'long (*)(long, long)' constant <14:9-14:9>
// CHECK-NEXT:           ref a 'int' as 'long' lvalue <14:26-14:26>
// CHECK-NEXT:           literal 1 'int' as 'long' constant <14:29-14:29>
// CHECK-NEXT:     declaration <15:5-15:24>
// CHECK-NEXT:       variable c 'double' local definition <15:5-15:23>
// CHECK-NEXT:         bound
// CHECK-NEXT:           paren 'double' lvalue <15:15-15:17>
// CHECK-NEXT:             ref b 'double' lvalue <15:16-15:16>
// CHECK-NEXT:         literal 1 'int' as 'double' constant <15:23-15:23>
// CHECK-NEXT:     expression awaits <16:5-16:21>
// CHECK-NEXT:       await 'int' awaits <16:5-16:20>
// CHECK-NEXT:         call 'int' <16:11-16:20>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <16:11-16:11>
// CHECK-NEXT:           binary arithmetic 'double' as 'int' <16:15-16:19>
// CHECK-NEXT:             ref a 'int' as 'double' lvalue <16:15-16:15>
// CHECK-NEXT:             ref c 'double' lvalue <16:19-16:19>
