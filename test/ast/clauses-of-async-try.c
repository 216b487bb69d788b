/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Clauses in their order, at least one, braces, no else. */
// RUN: %not %asyncc --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>
async void f(void) { async_try { } }
async void g(void) { async_try { } async_finally { } async_catch (int e) { } }
async void h(void) { async_catch_cancelled { } }
async void i(void) { async_try { } async_catch { } }
async void j(void) { if (1) async_try { } async_finally { } else ; }
async void k(void) { async_try ; async_finally { } }
async void l(void) { async_defer ; }

// CHECK: :5:22: error: 'async_try' without async_catch, async_catch_cancelled or async_finally
// CHECK: :6:54: error: 'async_catch' out of order; the clauses are async_catch, async_catch_cancelled, async_finally, each at most once
// CHECK: :7:22: error: 'async_catch_cancelled' without an async_try before it
// CHECK: :8:36: error: 'async_catch' needs a variable for the error: async_catch (int e) {…}
// CHECK: :9:61: error: 'else' after 'async_try'; put the async_try statement in braces
// CHECK: :10:22: error: 'async_try' needs a body in braces
// CHECK: :10:34: error: 'async_finally' without an async_try before it
// CHECK: :11:22: error: 'async_defer' needs a body in braces
// CHECK: 8 errors generated.
