/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What takes a coroutine: operands in the order written, the type of the value. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async_static_task(get) storage;
async void nothing(void);
async void f(async_task *t)
{
    int errors[2], a;
    async_spawn(get(1));
    async_task *u = async_create_task(get(2));
    u = async_start(&storage, get(3));
    await async_gather(a = get(1), nothing(), t);
    await async_gather();
    await async_gather_errors(errors, get(1), get(2));
    a = await async_wait_any(get(1), a = get(2));
    a = await async_wait_for_ms(get(1), a + 1);
    await async_wait_for_ms(nothing(), 5);
    double d = await async_join_as(t, double);
}

// CHECK: function f 'void (async_task *)' async definition <9:1-22:1>
// CHECK-NEXT:   parameter t 'async_task *' local definition <9:14-9:26>
// CHECK-NEXT:   compound awaits <10:1-22:1>
// CHECK-NEXT:     declaration <11:5-11:21>
// CHECK-NEXT:       variable errors 'int[2]' local definition <11:5-11:17>
// CHECK-NEXT:         bound
// CHECK-NEXT:           literal 2 'int' constant <11:16-11:16>
// CHECK-NEXT:       variable a 'int' local definition <11:5-11:20>
// CHECK-NEXT:     expression <12:5-12:24>
// CHECK-NEXT:       consumer spawn '_Bool' <12:5-12:23>
// CHECK-NEXT:         call 'int' <12:17-12:22>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <12:17-12:17>
// CHECK-NEXT:           literal 1 'int' constant <12:21-12:21>
// CHECK-NEXT:     declaration <13:5-13:46>
// CHECK-NEXT:       variable u 'async_task *' local definition <13:5-13:45>
// CHECK-NEXT:         consumer create_task 'struct async_task *' <13:21-13:45>
// CHECK-NEXT:           call 'int' <13:39-13:44>
// CHECK-NEXT:             ref get 'int (int)' as 'int (*)(int)' constant <13:39-13:39>
// CHECK-NEXT:             literal 2 'int' constant <13:43-13:43>
// CHECK-NEXT:     expression <14:5-14:38>
// CHECK-NEXT:       binary = 'async_task *' <14:5-14:37>
// CHECK-NEXT:         ref u 'async_task *' lvalue <14:5-14:5>
// CHECK-NEXT:         consumer start 'struct async_task *' <14:9-14:37>
// CHECK-NEXT:           unary & 'struct get__task *' constant <14:21-14:22>
// CHECK-NEXT:             ref storage 'struct get__task' lvalue <14:22-14:22>
// CHECK-NEXT:           call 'int' <14:31-14:36>
// CHECK-NEXT:             ref get 'int (int)' as 'int (*)(int)' constant <14:31-14:31>
// CHECK-NEXT:             literal 3 'int' constant <14:35-14:35>
// CHECK-NEXT:     expression awaits <15:5-15:49>
// CHECK-NEXT:       await 'void' awaits <15:5-15:48>
// CHECK-NEXT:         consumer gather 'void' <15:11-15:48>
// CHECK-NEXT:           binary = 'int' <15:24-15:33>
// CHECK-NEXT:             ref a 'int' lvalue <15:24-15:24>
// CHECK-NEXT:             call 'int' <15:28-15:33>
// CHECK-NEXT:               ref get 'int (int)' as 'int (*)(int)' constant <15:28-15:28>
// CHECK-NEXT:               literal 1 'int' constant <15:32-15:32>
// CHECK-NEXT:           call 'void' <15:36-15:44>
// CHECK-NEXT:             ref nothing 'void (void)' as 'void (*)(void)' constant <15:36-15:36>
// CHECK-NEXT:           ref t 'async_task *' lvalue <15:47-15:47>
// CHECK-NEXT:     expression awaits <16:5-16:25>
// CHECK-NEXT:       await 'void' awaits <16:5-16:24>
// CHECK-NEXT:         consumer gather 'void' <16:11-16:24>
// CHECK-NEXT:     expression awaits <17:5-17:54>
// CHECK-NEXT:       await 'void' awaits <17:5-17:53>
// CHECK-NEXT:         consumer gather_errors 'void' <17:11-17:53>
// CHECK-NEXT:           ref errors 'int[2]' as 'int *' lvalue <17:31-17:31>
// CHECK-NEXT:           call 'int' <17:39-17:44>
// CHECK-NEXT:             ref get 'int (int)' as 'int (*)(int)' constant <17:39-17:39>
// CHECK-NEXT:             literal 1 'int' constant <17:43-17:43>
// CHECK-NEXT:           call 'int' <17:47-17:52>
// CHECK-NEXT:             ref get 'int (int)' as 'int (*)(int)' constant <17:47-17:47>
// CHECK-NEXT:             literal 2 'int' constant <17:51-17:51>
// CHECK-NEXT:     expression awaits <18:5-18:49>
// CHECK-NEXT:       binary = 'int' awaits <18:5-18:48>
// CHECK-NEXT:         ref a 'int' lvalue <18:5-18:5>
// CHECK-NEXT:         await 'int' awaits <18:9-18:48>
// CHECK-NEXT:           consumer wait_any 'int' <18:15-18:48>
// CHECK-NEXT:             call 'int' <18:30-18:35>
// CHECK-NEXT:               ref get 'int (int)' as 'int (*)(int)' constant <18:30-18:30>
// CHECK-NEXT:               literal 1 'int' constant <18:34-18:34>
// CHECK-NEXT:             binary = 'int' <18:38-18:47>
// CHECK-NEXT:               ref a 'int' lvalue <18:38-18:38>
// CHECK-NEXT:               call 'int' <18:42-18:47>
// CHECK-NEXT:                 ref get 'int (int)' as 'int (*)(int)' constant <18:42-18:42>
// CHECK-NEXT:                 literal 2 'int' constant <18:46-18:46>
// CHECK-NEXT:     expression awaits <19:5-19:47>
// CHECK-NEXT:       binary = 'int' awaits <19:5-19:46>
// CHECK-NEXT:         ref a 'int' lvalue <19:5-19:5>
// CHECK-NEXT:         await 'int' awaits <19:9-19:46>
// CHECK-NEXT:           consumer wait_for_ms 'int' <19:15-19:46>
// CHECK-NEXT:             call 'int' <19:33-19:38>
// CHECK-NEXT:               ref get 'int (int)' as 'int (*)(int)' constant <19:33-19:33>
// CHECK-NEXT:               literal 1 'int' constant <19:37-19:37>
// CHECK-NEXT:             binary arithmetic 'int' <19:41-19:45>
// CHECK-NEXT:               ref a 'int' lvalue <19:41-19:41>
// CHECK-NEXT:               literal 1 'int' constant <19:45-19:45>
// CHECK-NEXT:     expression awaits <20:5-20:42>
// CHECK-NEXT:       await 'void' awaits <20:5-20:41>
// CHECK-NEXT:         consumer wait_for_ms 'void' <20:11-20:41>
// CHECK-NEXT:           call 'void' <20:29-20:37>
// CHECK-NEXT:             ref nothing 'void (void)' as 'void (*)(void)' constant <20:29-20:29>
// CHECK-NEXT:           literal 5 'int' constant <20:40-20:40>
// CHECK-NEXT:     declaration awaits <21:5-21:46>
// CHECK-NEXT:       variable d 'double' local definition <21:5-21:45>
// CHECK-NEXT:         await 'double' awaits <21:16-21:45>
// CHECK-NEXT:           consumer join_as 'double' <21:22-21:45>
// CHECK-NEXT:             ref t 'async_task *' lvalue <21:36-21:36>
