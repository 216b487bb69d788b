/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Directives within functions: macros count from their line on, inactive lines are no tokens, includes are resolved. */
#include "keywords.h"

async int f(int x)
{
    int LOCAL = 1;
    // CHECK: directives.c:7:9 LOCAL @
#define LOCAL 3
    x = LOCAL;
    // CHECK: directives.c:10:9 LOCAL macro @
#if LOCAL == 3
    x = 4;
#elif defined(OTHER)
    don't look
#else
    it's
#endif
    // CHECK: directives.c:13:5 x @
    // CHECK-NEXT: directives.c:13:7 = @
    // CHECK-NEXT: directives.c:13:9 4 @
    // CHECK-NEXT: directives.c:13:10 ; @
    // CHECK-NEXT: directives.c:[[#@LINE+1]]:5 x @
    x =
#ifdef OTHER
        /* #else
        */ 5
#elif 1
        INCLUDED +
#endif
#include "included.h"
        INCLUDED;
    // CHECK: directives.c:29:9 INCLUDED @
    // CHECK: directives.c:32:9 INCLUDED macro @
#undef LOCAL
    LOCAL = INCLUDED;
    // CHECK: directives.c:36:5 LOCAL @
#define LOCAL \
    4
#pragma push_macro("LOCAL")
    // CHECK: directives.c:40:1 #pragma push_macro("LOCAL") pragma @
#undef LOCAL
#define LOCAL 5
    x = LOCAL;
    // CHECK: directives.c:44:9 LOCAL macro @
#pragma pop_macro("LOCAL")
    x = LOCAL;
    // CHECK: directives.c:47:9 LOCAL macro @
    _Pragma("push_macro(\"LOCAL\")")
#undef LOCAL
    x = LOCAL;
    // CHECK: directives.c:51:9 LOCAL @
    _Pragma("pop_macro(\"LOCAL\")")
    x = LOCAL;
    // CHECK: directives.c:54:9 LOCAL macro @
#pragma message "hello"
    x = __LINE__;
    // CHECK: directives.c:57:5 x @
#pragma GCC warning "careful"
    x = __LINE__;
    // CHECK: directives.c:60:5 x @
    return x;
}
