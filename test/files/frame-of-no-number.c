/* ASYNC_FRAME needs a number, and something that has a frame. */
// RUN: %not asyncc --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
// RUN: %not asyncc --color=never --check %s -- -DSIZE=count %include_flags 2>&1 | %FileCheck --check-prefix=VARIABLE %s
#include <async.h>

#ifndef SIZE
#define SIZE 40
#endif

extern int count;
async int f(int n) ASYNC_FRAME(SIZE);
async int g(int n) ASYNC_FRAME(0);
int plain(int n) ASYNC_FRAME(40);

async int t(void)
{
    return await f(1) + await g(1) + plain(1);
}

// CHECK: frame-of-no-number.c:12:20: error: ASYNC_FRAME needs a constant number of bytes
// CHECK: frame-of-no-number.c:13:18: error: ASYNC_FRAME behind 'plain', which is not async and has no frame
// CHECK: {{^}}2 errors generated.
// VARIABLE: frame-of-no-number.c:11:{{[0-9]+}}: error: expression is not an integer constant expression
