/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A compiler that gets the file untranslated names what to run. */
// RUN: %not %cc -fsyntax-only %include_flags %s 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}
// CHECK: error: {{.*}}async_NOT_TRANSLATED_run_asyncc
