/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A member access knows . from ->, and the field, anonymous structs skipped. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async int get(int n);

struct deep { union { int u; float f; }; struct { int q; } in[2]; int bit : 3; };
async void f(struct deep *d, struct deep e)
{
    d->u = e.in[1].q;
    1[e.in].q = (*d).bit;
    await get(d->in->q);
}

// CHECK: function f 'void (struct deep *, struct deep)' async definition <8:1-13:1>
// CHECK-NEXT:   parameter d 'struct deep *' local definition <8:14-8:27>
// CHECK-NEXT:   parameter e 'struct deep' local definition <8:30-8:42>
// CHECK-NEXT:   compound awaits <9:1-13:1>
// CHECK-NEXT:     expression <10:5-10:21>
// CHECK-NEXT:       binary = 'int' <10:5-10:20>
// CHECK-NEXT:         member -> u 'int' lvalue <10:5-10:8>
// CHECK-NEXT:           ref d 'struct deep *' lvalue <10:5-10:5>
// CHECK-NEXT:         member . q 'int' lvalue <10:12-10:20>
// CHECK-NEXT:           index 'struct (unnamed struct)' lvalue <10:12-10:18>
// CHECK-NEXT:             member . in 'struct (unnamed struct)[2]' as 'struct (unnamed struct) *' lvalue <10:12-10:14>
// CHECK-NEXT:               ref e 'struct deep' lvalue <10:12-10:12>
// CHECK-NEXT:             literal 1 'int' constant <10:17-10:17>
// CHECK-NEXT:     expression <11:5-11:25>
// CHECK-NEXT:       binary = 'int' <11:5-11:22>
// CHECK-NEXT:         member . q 'int' lvalue <11:5-11:13>
// CHECK-NEXT:           index 'struct (unnamed struct)' lvalue <11:5-11:11>
// CHECK-NEXT:             literal 1 'int' constant <11:5-11:5>
// CHECK-NEXT:             member . in 'struct (unnamed struct)[2]' as 'struct (unnamed struct) *' lvalue <11:7-11:9>
// CHECK-NEXT:               ref e 'struct deep' lvalue <11:7-11:7>
// CHECK-NEXT:         member . bit 'int' lvalue <11:17-11:22>
// CHECK-NEXT:           paren 'struct deep' lvalue <11:17-11:20>
// CHECK-NEXT:             unary * 'struct deep' lvalue <11:18-11:19>
// CHECK-NEXT:               ref d 'struct deep *' lvalue <11:19-11:19>
// CHECK-NEXT:     expression awaits <12:5-12:24>
// CHECK-NEXT:       await 'int' awaits <12:5-12:23>
// CHECK-NEXT:         call 'int' <12:11-12:23>
// CHECK-NEXT:           ref get 'int (int)' as 'int (*)(int)' constant <12:11-12:11>
// CHECK-NEXT:           member -> q 'int' lvalue <12:15-12:22>
// CHECK-NEXT:             member -> in 'struct (unnamed struct)[2]' as 'struct (unnamed struct) *' lvalue <12:15-12:18>
// CHECK-NEXT:               ref d 'struct deep *' lvalue <12:15-12:15>
