/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A typedef of an async function type, and a call through it. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
typedef async int (*handler)(int) ASYNC_FRAME(64);
struct driver { handler read; };
async int f(struct driver *d, handler h) { return await d->read(1) + await h(2); }

// CHECK: function f 'int (struct driver *, handler)' async definition <7:1-7:82>
// CHECK-NEXT:   parameter d 'struct driver *' local definition <7:13-7:28>
// CHECK-NEXT:   parameter h 'handler' local definition <7:31-7:39>
// CHECK-NEXT:   compound awaits <7:42-7:82>
// CHECK-NEXT:     return awaits <7:44-7:80>
// CHECK-NEXT:       binary arithmetic 'int' awaits <7:51-7:79>
// CHECK-NEXT:         await 'int' awaits <7:51-7:66>
// CHECK-NEXT:           call 'int' <7:57-7:66>
// CHECK-NEXT:             member -> read 'handler' lvalue <7:57-7:60>
// CHECK-NEXT:               ref d 'struct driver *' lvalue <7:57-7:57>
// CHECK-NEXT:             literal 1 'int' constant <7:65-7:65>
// CHECK-NEXT:         await 'int' awaits <7:70-7:79>
// CHECK-NEXT:           call 'int' <7:76-7:79>
// CHECK-NEXT:             ref h 'handler' lvalue <7:76-7:76>
// CHECK-NEXT:             literal 2 'int' constant <7:78-7:78>
