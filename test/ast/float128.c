/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* gcc's _Float128 is the type that clang calls __float128. */
// REQUIRES: target=host
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
async _Float128 twice(_Float128 x)
{
    await async_sleep_ms(1);
    return x + x;
}

// CHECK: function twice '__float128 (__float128)' async definition
// CHECK: return
// CHECK-NEXT: binary arithmetic '__float128'
