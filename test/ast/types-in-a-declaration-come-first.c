/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A type that is defined in a declaration is listed before the variables. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

async void f(int n)
{
    struct point { int x; struct { int inner; } in; enum { LOW = 3 } e; int bits : LOW; } p, *q = &p;
    typedef struct point alias;
    _Static_assert(sizeof(alias) > 4, "");
    await get(n + q->in.inner);
}

// CHECK: function f 'void (int)' async definition <7:1-13:1>
// CHECK-NEXT:   parameter n 'int' local definition <7:14-7:18>
// CHECK-NEXT:   compound awaits <8:1-13:1>
// CHECK-NEXT:     declaration <9:5-9:101>
// CHECK-NEXT:       record 'struct point::(unnamed)' local definition <9:27-9:47>
// CHECK-NEXT:         field inner 'int' local definition <9:36-9:40>
// CHECK-NEXT:       enum 'enum point::(unnamed)' local definition <9:53-9:68>
// CHECK-NEXT:         enumerator LOW 'int' local definition <9:60-9:66>
// CHECK-NEXT:           literal 3 'int' constant <9:66-9:66>
// CHECK-NEXT:       record point 'struct point' local definition <9:5-9:89>
// CHECK-NEXT:         field x 'int' local definition <9:20-9:24>
// CHECK-NEXT:         field in 'struct (unnamed struct)' local definition <9:27-9:49>
// CHECK-NEXT:         field e 'enum (unnamed enum)' local definition <9:53-9:70>
// CHECK-NEXT:         field bits 'int' local definition bits(3) <9:73-9:84>
// CHECK-NEXT:           ref LOW 'int' constant <9:84-9:84>
// CHECK-NEXT:       variable p 'struct point' local definition <9:5-9:91>
// CHECK-NEXT:       variable q 'struct point *' local definition <9:5-9:100>
// CHECK-NEXT:         unary & 'struct point *' <9:99-9:100>
// CHECK-NEXT:           ref p 'struct point' lvalue <9:100-9:100>
// CHECK-NEXT:     declaration <10:5-10:31>
// CHECK-NEXT:       typedef alias 'alias' local definition <10:5-10:26>
// CHECK-NEXT:     declaration <11:5-11:42>
// CHECK-NEXT:       static-assert '?' local definition <11:5-11:41>
// CHECK-NEXT:     expression awaits <12:5-12:31>
// CHECK-NEXT:       await 'int' awaits <12:5-12:30>
// CHECK-NEXT:         call 'int' <12:11-12:30>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <12:11-12:11>
// CHECK-NEXT:           binary arithmetic 'int' <12:15-12:25>
// CHECK-NEXT:             ref n 'int' lvalue <12:15-12:15>
// CHECK-NEXT:             member . inner 'int' lvalue <12:19-12:25>
// CHECK-NEXT:               member -> in 'struct (unnamed struct)' lvalue <12:19-12:22>
// CHECK-NEXT:                 ref q 'struct point *' lvalue <12:19-12:19>
