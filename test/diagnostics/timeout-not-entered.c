/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A timeout limits the body of an async_with, nothing else. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async void t(void)
{
    async_timeout_ms(5);
    async_move_on_after_ms(5);
    await async_sleep_ms(1);
}

// CHECK: timeout-not-entered.c:8:5: error: 'async_timeout_ms' does nothing by itself; put what it limits into async_with (async_timeout_ms(…)) {…}
// CHECK: timeout-not-entered.c:9:5: error: 'async_move_on_after_ms' does nothing by itself; put what it limits into async_with (async_move_on_after_ms(…)) {…}
// CHECK: {{^}}2 errors generated.
