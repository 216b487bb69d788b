/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A yield stands in a generator or context manager, in no cleanup, timeout, scope, group or shield, with a value if there is one. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async_generator int ints(int n)
{
    for (int i = 0; i < n; i++) {
        yield i;
    }
}

async_contextmanager int opened(int n)
{
    yield n;
}

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int g(void)
{
    yield 5;
    return async_exit_error();
}

async_generator int h(async_lock *lock, async_scope *scope, async_group *group)
{
    async_with (lock) {
        yield 1;
    }
    async_with (scope) {
        yield 1;
    }
    async_with (async_timeout_ms(5)) {
        yield 1;
    }
    async_with (group) {
        yield 1;
    }
    async_shield {
        yield 2;
    }
    async_try {
        yield 1;
    } async_finally {
        yield 2;
    }
    async_defer {
        yield 3;
    }
    yield;
    return 3;
}

async_generator void nothing(void)
{
    yield;
}

async_contextmanager void no_value(void)
{
    yield 1;
}

// CHECK: yield-out-of-place.c:26:5: error: 'yield' in 'g', which is an async function; declare it async_generator or async_contextmanager, or write return
// CHECK: yield-out-of-place.c:27:12: error: 'async_exit_error' tells how the body of an async_with was left; it can only be asked in an async_contextmanager function
// CHECK: yield-out-of-place.c:36:9: error: 'yield' inside a timeout or scope, which would go on while others run; end it before the yield
// CHECK: yield-out-of-place.c:39:9: error: 'yield' inside a timeout or scope, which would go on while others run; end it before the yield
// CHECK: yield-out-of-place.c:42:9: error: 'yield' inside a group, which would go on while others run; end it before the yield
// CHECK: yield-out-of-place.c:45:9: error: 'yield' inside async_shield, which would go on while others run; end it before the yield
// CHECK: yield-out-of-place.c:50:9: error: 'yield' in async_finally, which also runs when nobody wants an item any more; yield before it
// CHECK: yield-out-of-place.c:53:9: error: 'yield' in async_defer, which also runs when nobody wants an item any more; yield before it
// CHECK: yield-out-of-place.c:55:5: error: 'h' yields 'int'; write the value behind 'yield'
// CHECK: yield-out-of-place.c:56:5: error: 'return' with a value in an async generator: it yields values; write 'return;' to end it
// CHECK: yield-out-of-place.c:59:22: error: an async generator yields values; give 'nothing' the type of what it yields instead of void
// CHECK: yield-out-of-place.c:66:5: error: 'no_value' yields no value; write 'yield;'
// CHECK: {{^}}12 errors generated.
