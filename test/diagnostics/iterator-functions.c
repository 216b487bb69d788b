/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* ASYNC_ITERATOR names a function that a loop can call: async, of bool, with the object and a place for the item. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

struct a { int n; };
struct b { int n; };
struct c { int n; };
struct d { int n; };
struct e { int n; };
struct g { int n; };
struct right { int n; };
bool plain_next(struct a *self, int *out);
async int int_next(struct b *self, int *out);
async bool itemless_next(struct c *self);
async bool other_next(int *self, int *out);
async bool double_next(struct e *self, double *out);
async bool right_next(void *self, int *out);

ASYNC_ITERATOR(struct a, int, plain_next);
ASYNC_ITERATOR(struct b, int, int_next);
ASYNC_ITERATOR(struct c, int, itemless_next);
ASYNC_ITERATOR(struct d, int, other_next);
ASYNC_ITERATOR(struct e, int, double_next);
ASYNC_ITERATOR(struct g, int, 5);
ASYNC_ITERATOR(struct right, int, right_next);

// CHECK: iterator-functions.c:20:31: error: 'plain_next' is a plain function; the next function of 'struct a' has to be declared as async bool plain_next(struct a *, int *)
// CHECK: iterator-functions.c:13:6: note: 'plain_next' declared here
// CHECK: iterator-functions.c:21:31: error: 'int_next' returns 'int'; the next function of 'struct b' has to be declared as async bool int_next(struct b *, int *)
// CHECK: iterator-functions.c:14:11: note: 'int_next' declared here
// CHECK: iterator-functions.c:22:31: error: 'itemless_next' has other parameters; the next function of 'struct c' has to be declared as async bool itemless_next(struct c *, int *)
// CHECK: iterator-functions.c:15:12: note: 'itemless_next' declared here
// CHECK: iterator-functions.c:23:31: error: 'other_next' has other parameters; the next function of 'struct d' has to be declared as async bool other_next(struct d *, int *)
// CHECK: iterator-functions.c:16:12: note: 'other_next' declared here
// CHECK: iterator-functions.c:24:31: error: 'double_next' has other parameters; the next function of 'struct e' has to be declared as async bool double_next(struct e *, int *)
// CHECK: iterator-functions.c:17:12: note: 'double_next' declared here
// CHECK: iterator-functions.c:25:31: error: this is not the name of a function; the next function of 'struct g' has to be declared as async bool next(struct g *, int *)
// CHECK: {{^}}6 errors generated.
