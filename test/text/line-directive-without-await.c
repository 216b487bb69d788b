/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An async function whose lines are said to be another file's, as a generator of parsers does, is translated, await or not. */
// RUN: %asyncc --no-line -o - %s -- %include_flags | %FileCheck %s
#include <async.h>
#line 7 "grammar.y"
async int f(int n)
{
    return n + 1;
}

// CHECK: static int f__plain(int n)
// CHECK: self__->result = f__plain(n);
