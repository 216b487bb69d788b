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
#define GLUED AD##D

async int f(int x)
{
    int a = ALIAS /* both */ (1, 2);
    // CHECK: 22:13 ( from ALIAS /* both */ (1, 2){{$}}
    // CHECK: 22:13 2 from ALIAS /* both */ (1, 2){{$}}
    // CHECK: 22:36 ;{{$}}
    a = self - EMPTY TAIL(3, 4);
    // CHECK: 26:9 4 from self
    // CHECK-NEXT: 26:9 + from self
    // CHECK-NEXT: 26:9 self from self
    // CHECK-NEXT: 26:9 ) from self
    // CHECK-NEXT: 26:14 -{{$}}
    // CHECK-NEXT: 26:22 ( from TAIL(3, 4)
    printf(ADD("%d", // lines
               "\n") ID(a));
    // CHECK: 33:5 printf from printf(ADD("%d", // lines\n               "\n") ID(a)){{$}}
    // CHECK-NEXT: 33:5 ( from printf
    // CHECK-NEXT: 33:5 "[log] " from printf
    ADD OPEN; ADD;
    // CHECK: 38:5 ADD{{$}}
    // CHECK-NEXT: 38:9 ( from OPEN
    // CHECK: 38:15 ADD{{$}}
    DEFER(ID)(7); ID(DEFER(ID)(8));
    // CHECK: 42:5 ID from DEFER(ID)(7)
    // CHECK: 42:19 8 from ID(DEFER(ID)(8))
    // CHECK: 42:35 ;{{$}}
    await f(__LINE__); AWAIT f(2); HIDE(f(3)); ID(await f(4));
    // CHECK: 46:5 __asyncc_await keyword{{$}}
    // CHECK: 46:13 46 from __LINE__
    // CHECK: 46:24 __asyncc_await keyword{{$}}
    // CHECK: 46:36 __asyncc_await keyword from HIDE(f(3))
    // CHECK: 46:48 __asyncc_await keyword from ID(await f(4))
    PASTE(AD, D)(1, 2); x = -PASTE(-, )1;
    // CHECK: 52:5 2 from PASTE(AD, D)(1, 2)
    // CHECK: 52:29 -{{$}}
    // CHECK-NEXT: 52:30 - from PASTE(-, )
    // CHECK-NEXT: 52:40 1{{$}}
    HASH(a  b "c");
    // CHECK: 57:5 "a b \"c\"" from HASH(a  b "c")
    ID(ADD)(1, 2); GLUED (3, 4); ID(HASH(ADD))(5);
    // CHECK: 59:5 2 from ID(ADD)(1, 2)
    // CHECK: 59:20 4 from GLUED (3, 4)
    // CHECK: 59:34 "ADD" from ID(HASH(ADD))(5)
    return _Generic(a, int: async_run(f(1)), default: 0);
    // CHECK: 63:29 __asyncc_run keyword{{$}}
}
