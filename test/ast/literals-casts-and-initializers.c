/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Compound literals and initializer lists as written, designators with their index expressions. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

struct pair { int x, y; };
async void f(int n)
{
    struct pair a[4] = {[1] = {.y = 1}, [2 ... 3].x = await get(n), {1, 2}};
    struct pair *p = &(struct pair){.x = (int)2.5};
    int v[] = {n, (int[]){1, 2}[0]};
}

// CHECK: function f 'void (int)' async definition <8:1-13:1>
// CHECK-NEXT:   parameter n 'int' local definition <8:14-8:18>
// CHECK-NEXT:   compound awaits <9:1-13:1>
// CHECK-NEXT:     declaration awaits <10:5-10:76>
// CHECK-NEXT:       variable a 'struct pair[4]' local definition <10:5-10:75>
// CHECK-NEXT:         bound
// CHECK-NEXT:           literal 4 'int' constant <10:19-10:19>
// CHECK-NEXT:         init-list 'struct pair[4]' awaits <10:24-10:75>
// CHECK-NEXT:           designated 'struct pair' <10:25-10:38>
// CHECK-NEXT:             init-list 'struct pair' <10:31-10:38>
// CHECK-NEXT:               designated 'int' <10:32-10:37>
// CHECK-NEXT:                 literal 1 'int' constant <10:37-10:37>
// CHECK-NEXT:             literal 1 'int' constant <10:26-10:26>
// CHECK-NEXT:           designated 'int' awaits <10:41-10:66>
// CHECK-NEXT:             await 'int' awaits <10:55-10:66>
// CHECK-NEXT:               call 'int' <10:61-10:66>
// CHECK-NEXT:                 ref get 'int (int)' as 'int (*)(int)' constant <10:61-10:61>
// CHECK-NEXT:                 ref n 'int' lvalue <10:65-10:65>
// CHECK-NEXT:             literal 2 'int' constant <10:42-10:42>
// CHECK-NEXT:             literal 3 'int' constant <10:48-10:48>
// CHECK-NEXT:           init-list 'int' <10:69-10:74>
// CHECK-NEXT:             literal 1 'int' constant <10:70-10:70>
// CHECK-NEXT:             literal 2 'int' constant <10:73-10:73>
// CHECK-NEXT:     declaration <11:5-11:51>
// CHECK-NEXT:       variable p 'struct pair *' local definition <11:5-11:50>
// CHECK-NEXT:         unary & 'struct pair *' <11:22-11:50>
// CHECK-NEXT:           compound-literal 'struct pair' lvalue <11:23-11:50>
// CHECK-NEXT:             init-list 'struct pair' <11:36-11:50>
// CHECK-NEXT:               designated 'int' <11:37-11:47>
// CHECK-NEXT:                 cast 'int' constant <11:42-11:47>
// CHECK-NEXT:                   literal 2.5 'double' constant <11:47-11:47>
// CHECK-NEXT:     declaration <12:5-12:36>
// CHECK-NEXT:       variable v 'int[2]' local definition <12:5-12:35>
// CHECK-NEXT:         init-list 'int[2]' <12:15-12:35>
// CHECK-NEXT:           ref n 'int' lvalue <12:16-12:16>
// CHECK-NEXT:           index 'int' lvalue <12:19-12:34>
// CHECK-NEXT:             compound-literal 'int[2]' as 'int *' lvalue <12:19-12:31>
// CHECK-NEXT:               init-list 'int[2]' <12:26-12:31>
// CHECK-NEXT:                 literal 1 'int' constant <12:27-12:27>
// CHECK-NEXT:                 literal 2 'int' constant <12:30-12:30>
// CHECK-NEXT:             literal 0 'int' constant <12:33-12:33>
