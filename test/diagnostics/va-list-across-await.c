/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A va_list of a function with a fixed number of arguments cannot live across an await either. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <stdarg.h>

#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

int next(va_list *list);

async int t(void)
{
    va_list list;
    int n = next(&list);
    await f(n);
    return next(&list);
}

// CHECK: va-list-across-await.c:18:13: error: the va_list 'list' lives across an await: the arguments are gone when the function goes on; read them before
// CHECK: va-list-across-await.c:20:5: note: the await is here
// CHECK: {{^}}1 error generated.
