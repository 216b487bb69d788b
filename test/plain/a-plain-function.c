// An async function that never waits is the user's function with a suffix, its await a call in its place: no frame, no state, and
// whoever awaits only such functions is one. -fno-plain and -O0 make state machines of them.
// RUN: %asyncc --no-line -Wno-no-await %s -o - -- %include_flags | %FileCheck --match-full-lines %s
// RUN: %asyncc --no-line -Wno-no-await -fno-plain -fno-merge %s -o - -- %include_flags | %FileCheck --match-full-lines --check-prefix=APART %s
// RUN: %asyncc --no-line -Wno-no-await -O0 %s -o - -- %include_flags | %FileCheck --match-full-lines --check-prefix=APART %s
#include <async.h>

static async int half(const int n)
{
    /* the user's own */
    if (n < 0)
        return 0;
    return n / 2;
}
// CHECK:      static int half__plain(int n)
// CHECK-NEXT: {
// CHECK-NEXT:     /* the user's own */
// CHECK-NEXT:     if (n < 0)
// CHECK-NEXT:         return 0;
// CHECK-NEXT:     return n / 2;
// CHECK-NEXT: }
// APART:      struct half__frame {

static async int quarter(int n)
{
    return await half(await half(n));
}
// CHECK:      static int quarter__plain(int n)
// CHECK-NEXT: {
// CHECK-NEXT:     return half__plain(half__plain(n));
// CHECK-NEXT: }
// APART:      struct quarter__frame {

static async int wait_for(int n)
{
    while (await quarter(n--))
        await async_sleep_ms(1);
    return n;
}
// CHECK:      struct wait_for__frame {
// CHECK-NOT:      {{.*half.*|.*quarter.*}}
// CHECK:      };
// CHECK:      while (quarter__plain(n--))
// APART:      struct wait_for__frame {
// APART:          struct quarter__frame quarter; {{.*}}

async int external(void)
{
    return await wait_for(8) + await half(3);
}
// CHECK:      return error;
// CHECK:      frame->{{.*}}result = t__1 + half__plain(3);
