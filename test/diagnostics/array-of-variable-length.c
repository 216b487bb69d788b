/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An array of variable length cannot live across an await, nor can a pointer to one. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(int n)
{
    {
        int fine[n];
        fine[0] = n;
        n = fine[0];
    }
    await f(n);
    int a[n];
    a[0] = 1;
    await f(1);
    return a[0];
}

async int u(int n, int (*b)[4])
{
    int(*p)[n] = (void *)b;
    await f(1);
    return p[0][0];
}

async int v(int n, int matrix[n][n])
{
    return await f(matrix[0][0]);
}

// CHECK: array-of-variable-length.c:20:9: error: the array 'a' of variable length lives across an await; give it a constant length, or end its block before the await
// CHECK: array-of-variable-length.c:22:5: note: the await is here
// CHECK: array-of-variable-length.c:28:10: error: the type of 'p' depends on a variable, and it lives across an await; end its block before the await
// CHECK: array-of-variable-length.c:29:5: note: the await is here
// CHECK: array-of-variable-length.c:33:24: error: the type of this parameter of an async function depends on a variable; pass a pointer to the first element
// CHECK: {{^}}3 errors generated.
