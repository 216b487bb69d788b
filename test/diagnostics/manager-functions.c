/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* ASYNC_CONTEXT_MANAGER names two functions that async_with can call. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

struct a { int n; };
struct b { int n; };
struct c { int n; };
struct d { int n; };
struct right { int n; };
async void enter_a(struct a *m);
async int enter_b(struct b *m);
async_contextmanager void enter_c(struct c *m);
async void enter_d(struct d *m);
async void enter_right(const struct right *m);
bool leave_a(struct a *m, int e);
async bool leave_b(struct b *m, int e);
async void leave_c(struct c *m, int e);
async bool leave_d(struct d *m);
async bool leave_right(void *m, int e);

ASYNC_CONTEXT_MANAGER(struct a, enter_a, leave_a);
ASYNC_CONTEXT_MANAGER(struct b, enter_b, leave_b);
ASYNC_CONTEXT_MANAGER(struct c, enter_c, leave_c);
ASYNC_CONTEXT_MANAGER(struct d, enter_d, leave_d);
ASYNC_CONTEXT_MANAGER(struct right, enter_right, leave_right);

// CHECK: manager-functions.c:22:42: error: 'leave_a' is a plain function; the exit function of 'struct a' has to be declared as async bool leave_a(struct a *, int)
// CHECK: manager-functions.c:16:6: note: 'leave_a' declared here
// CHECK: manager-functions.c:23:33: error: 'enter_b' returns 'int'; the enter function of 'struct b' has to be declared as async void enter_b(struct b *)
// CHECK: manager-functions.c:12:11: note: 'enter_b' declared here
// CHECK: manager-functions.c:24:33: error: 'enter_c' is a context manager; the enter function of 'struct c' has to be declared as async void enter_c(struct c *)
// CHECK: manager-functions.c:13:27: note: 'enter_c' declared here
// CHECK: manager-functions.c:24:42: error: 'leave_c' returns 'void'; the exit function of 'struct c' has to be declared as async bool leave_c(struct c *, int)
// CHECK: manager-functions.c:18:12: note: 'leave_c' declared here
// CHECK: manager-functions.c:25:42: error: 'leave_d' has other parameters; the exit function of 'struct d' has to be declared as async bool leave_d(struct d *, int)
// CHECK: manager-functions.c:19:12: note: 'leave_d' declared here
// CHECK: {{^}}5 errors generated.
