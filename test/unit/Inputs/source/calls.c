/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Each expanded token knows the macro call it stems from, and words of the language stay direct. */
#include "keywords.h"
#define ADD(a, b) ((a) + (b))
#define ALIAS ADD
#define HIDE(x) await x
#define ID(x) x
#define EMPTY
#define EMPTY_CALL()
#define DEFER(f) f EMPTY_CALL()
#define TAIL ID(ADD)
#define self (4 + self)
#define printf(...) printf("[log] " __VA_ARGS__)
#define AWAIT await
#define PASTE(a, b) a##b
#define OPEN (5, 6)
#define HASH(x) #x

async int f(int x)
{
    int a = ALIAS /* both */ (1, 2);
    // CHECK: 21:13 ( from ALIAS /* both */ (1, 2){{$}}
    // CHECK: 21:13 2 from ALIAS /* both */ (1, 2){{$}}
    // CHECK: 21:36 ;{{$}}
    a = self - EMPTY TAIL(3, 4);
    // CHECK: 25:9 4 from self
    // CHECK-NEXT: 25:9 + from self
    // CHECK-NEXT: 25:9 self from self
    // CHECK-NEXT: 25:9 ) from self
    // CHECK-NEXT: 25:14 -{{$}}
    // CHECK-NEXT: 25:22 ( from TAIL(3, 4)
    printf(ADD("%d", // lines
               "\n") ID(a));
    // CHECK: 32:5 printf from printf(ADD("%d", // lines\n               "\n") ID(a)){{$}}
    // CHECK-NEXT: 32:5 ( from printf
    // CHECK-NEXT: 32:5 "[log] " from printf
    ADD OPEN; ADD;
    // CHECK: 37:5 ADD{{$}}
    // CHECK-NEXT: 37:9 ( from OPEN
    // CHECK: 37:15 ADD{{$}}
    DEFER(ID)(7); ID(DEFER(ID)(8));
    // CHECK: 41:5 ID from DEFER(ID)(7)
    // CHECK: 41:19 8 from ID(DEFER(ID)(8))
    // CHECK: 41:35 ;{{$}}
    await f(__LINE__); AWAIT f(2); HIDE(f(3)); ID(await f(4));
    // CHECK: 45:5 __asyncc_await keyword{{$}}
    // CHECK: 45:13 45 from __LINE__
    // CHECK: 45:24 __asyncc_await keyword{{$}}
    // CHECK: 45:36 __asyncc_await keyword from HIDE(f(3))
    // CHECK: 45:48 __asyncc_await keyword from ID(await f(4))
    PASTE(AD, D)(1, 2); x = -PASTE(-, )1;
    // CHECK: 51:5 2 from PASTE(AD, D)(1, 2)
    // CHECK: 51:29 -{{$}}
    // CHECK-NEXT: 51:30 - from PASTE(-, )
    // CHECK-NEXT: 51:40 1{{$}}
    HASH(a  b "c");
    // CHECK: 56:5 "a b \"c\"" from HASH(a  b "c")
    return _Generic(a, int: async_run(f(1)), default: 0);
    // CHECK: 58:29 __asyncc_run keyword{{$}}
}
