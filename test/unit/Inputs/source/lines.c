/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* #line changes what a token says of itself, not where it is found. */
#include "keywords.h"
int a = __LINE__;
#line 77 "grammar.y"
async int f(void)
// CHECK: grammar.y:77:1 async macro @
{
#if 1
    int b = __LINE__;
    // CHECK: grammar.y:81:5 int @
#endif
#include "included.h"
    return b;
    // CHECK: grammar.y:85:5 return @
}
#line 77
int again;
// CHECK: grammar.y:77:1 int @
#line 90
int same;
// CHECK: grammar.y:90:1 int @[[#FIRST:]]
#line 90
int same;
// CHECK: grammar.y:90:1 int @[[#FIRST+61]]
