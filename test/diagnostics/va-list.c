/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The arguments behind a va_list are gone after an await. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <stdarg.h>
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(va_list list)
{
    return await f(va_arg(list, int));
}

async int u(va_list *list)
{
    return await f(va_arg(*list, int));
}

// CHECK: va-list.c:13:21: error: an async function cannot take a va_list: the arguments are gone when it goes on; read them in a plain function first
// CHECK: va-list.c:18:22: error: an async function cannot take a va_list: the arguments are gone when it goes on; read them in a plain function first
// CHECK: {{^}}2 errors generated.
