/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What clang does not know of gcc's does no harm to code that uses it, in headers and in plain functions of the input. */
// RUN: %asyncc --dump=ast --stop-after=ast -o - %s -- %include_flags | %FileCheck %s
#include "Inputs/gcc-header.h"
#include <async.h>
async int get(int n);
static int gcc_thrice(int n)
{
    int thrice(int m) { return 3 * m; }
    return thrice(n);
}
async int f(struct gcc_packed *p)
{
    int n = gcc_nested((int)gcc_float(gcc_thrice(p->n)));
    gcc_free(gcc_alloc((int)sizeof *p));
    return await get(n);
}

// CHECK: function f 'int (struct gcc_packed *)' async definition
// CHECK: ref gcc_nested 'int (int)'
// CHECK: ref gcc_float 'float (long double)'
// CHECK: ref gcc_thrice 'int (int)'
// CHECK: ref gcc_alloc 'void *(int)'
