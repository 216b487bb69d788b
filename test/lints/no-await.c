/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An async function without an await is one by mistake. */
// RUN: asyncc --heap=on --color=never --check %s -- %include_flags 2>&1 | %FileCheck --implicit-check-not=warning: %s
// RUN: asyncc --heap=on --color=never --check -Wno-no-await %s -- %include_flags 2>&1 | %FileCheck --allow-empty --check-prefix=OFF %s
// RUN: %not asyncc --heap=on --color=never --check -Werror=no-await %s -- %include_flags 2>&1 | %FileCheck --check-prefix=ERROR %s
#include <async.h>

// CHECK: no-await.c:[[#@LINE+3]]:11: warning: async function 'f' awaits nothing; a plain function would do [-Wno-await]
// ERROR: no-await.c:[[#@LINE+2]]:11: error: async function 'f' awaits nothing
// OFF-NOT: warning
async int f(int n)
{
    return n;
}

async int declared_only(int n);

async int g(int n)
{
    return await f(n);
}

async void h(async_flag *flag)
{
    for (;;) {
        await async_flag_wait(flag);
    }
}
