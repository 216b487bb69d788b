/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The types and functions of a protocol. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
struct range { int at; };
async _Bool next(struct range *self, int *out);
ASYNC_ITERATOR(struct range, int, next);

// CHECK: iterator 'struct range' definition about next items 'int' <7:1-7:39>
