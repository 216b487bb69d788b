/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async declares functions, and in a typedef the pointers to them: no variables, members, parameters, casts or sizes. */
// RUN: %not asyncc --heap=on --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int variable;
async int (*pointer)(int);
struct holder {
    async int (*member)(int);
};
void takes(async int (*parameter)(int));
unsigned long size = sizeof(async int (*)(int));
typedef async int (*right)(int);

async int t(right call)
{
    return await call(1);
}

// CHECK: async-out-of-place.c:12:1: error: 'async' is not allowed here; it declares functions, and in a typedef pointers to them
// CHECK: async-out-of-place.c:13:1: error: 'async' is not allowed here; it declares functions, and in a typedef pointers to them
// CHECK: async-out-of-place.c:15:5: error: 'async' is not allowed here; it declares functions, and in a typedef pointers to them
// CHECK: async-out-of-place.c:17:12: error: 'async' is not allowed here; it declares functions, and in a typedef pointers to them
// CHECK: async-out-of-place.c:18:29: error: 'async' is not allowed here; it declares functions, and in a typedef pointers to them
// CHECK: {{^}}5 errors generated.
