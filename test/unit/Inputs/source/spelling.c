/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tokens in unusual spellings keep their text and place. */
#include "keywords.h"
#define NAME(x) x
%:define BRACKET <:

async int größe(int \u00e9)
{
    int na\
me BRACKET 2:> = <% 1, .5e+3f > 0x1p-3 %>;
    // CHECK: 9:9 na\\nme @
    // CHECK-NEXT: 10:4 BRACKET macro @
    // CHECK-NEXT: 10:12 2 @
    // CHECK-NEXT: 10:13 :> @
    // CHECK-NEXT: 10:16 = @
    // CHECK-NEXT: 10:18 <% @
    // CHECK: 10:24 .5e+3f @
    // CHECK: 10:33 0x1p-3 @
    na\
me[0] = NA\
ME(é) + '\'' + L"x"[0] + u8"\"y"[0] /* größe */ + größe;
    // CHECK: 20:9 NA\\nME macro @
    // CHECK: 21:10 '\'' @
    // CHECK: 21:17 L"x" @
    // CHECK: 21:27 u8"\"y" @
    // CHECK: 21:54 größe @
    return é+++-é >>= 1 ... <<= \
        $x;
    // CHECK: 27:12 é @
    // CHECK-NEXT: 27:14 ++ @
    // CHECK-NEXT: 27:16 + @
    // CHECK-NEXT: 27:17 - @
    // CHECK: 27:21 >>= @
    // CHECK: 27:27 ... @
    // CHECK: 28:9 $x @
}
