/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The yield of a context manager has the value of its type, and no scope round it; return has none. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async_contextmanager void limited(int n)
{
    await f(n);
    async_with (async_move_on_after_ms(5)) {
        yield;
    }
}

async_contextmanager int returns(int n)
{
    yield n;
    return 5;
}

async_contextmanager int yields_nothing(int n)
{
    await f(n);
    yield;
}

// CHECK: yield-in-manager.c:16:9: error: 'yield' inside a timeout or scope, which would go on while others run; end it before the yield
// CHECK: yield-in-manager.c:23:5: error: 'return' with a value in a context manager: it yields values; write 'return;' to end it
// CHECK: yield-in-manager.c:29:5: error: 'yields_nothing' yields 'int'; write the value behind 'yield'
// CHECK: {{^}}3 errors generated.
