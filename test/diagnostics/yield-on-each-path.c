/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A context manager yields once on each path that does not raise. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async_contextmanager void none(int n)
{
    if (n) {
        yield;
    }
}

async_contextmanager void two(int n)
{
    yield;
    if (n) {
        yield;
    }
}

async_contextmanager void returns(int n)
{
    if (n) {
        return;
    }
    yield;
}

async_contextmanager void in_a_loop(int n)
{
    while (n--) {
        yield;
    }
}

async_contextmanager void caught(void)
{
    async_try {
        await async_sleep_ms(1);
        yield;
    } async_catch (int e) {
        (void)e;
    }
}

async_contextmanager void right(int n, async_lock *lock)
{
    if (n < 0) {
        async_raise(1);
    }
    async_with (lock) {
        async_defer {
            await async_sleep_ms(1);
        }
        switch (n) {
        case 1:
            yield;
            break;
        case 2:
            goto in;
        default:
            for (;;) {
                if (n++ > 10) {
                    break;
                }
            }
        in:
            yield;
        }
        return;
    }
}

// CHECK: yield-on-each-path.c:11:1: error: a context manager may end here without a 'yield'; yield on each path, or raise an error if it cannot be entered
// CHECK: yield-on-each-path.c:17:9: error: a second 'yield' on one path of a context manager; it yields once, between entering and leaving
// CHECK: yield-on-each-path.c:24:9: error: a context manager returns here without a 'yield'; raise an error if it cannot be entered
// CHECK: yield-on-each-path.c:32:9: error: a second 'yield' on one path of a context manager; it yields once, between entering and leaving
// CHECK: yield-on-each-path.c:34:1: error: a context manager may end here without a 'yield'; yield on each path, or raise an error if it cannot be entered
// CHECK: yield-on-each-path.c:44:1: error: a context manager may end here without a 'yield'; yield on each path, or raise an error if it cannot be entered
// CHECK: {{^}}6 errors generated.
