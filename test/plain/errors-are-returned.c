// A function that never waits but may raise returns its error and stores its result; who awaits it looks at the error.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// RUN: %run_async %s --asyncc-flags=-fno-plain | %FileCheck --match-full-lines %s
// RUN: %asyncc --no-line -Wno-no-await %s -o - -- %include_flags | %FileCheck --match-full-lines --check-prefix=TEXT %s
#include <stdio.h>

#include <async.h>

static async void show(int n) { printf("%d\n", n); }

static async int next(int n)
{
    if (n > 2)
        async_raise(n);
    return n + 1;
}
// TEXT:      static int next__plain(int *result, int n)
// TEXT-NEXT: {
// TEXT-NEXT:     if (n > 2)
// TEXT-NEXT:         return async__raise(n);
// TEXT-NEXT:     *result = n + 1; return 0;
// TEXT-NEXT: }

static async void amain(void)
{
    int n = 0;
    async_try {
        for (;;) {
            await show(n);
            n = await next(n);
        }
    } async_catch (int error) {
        printf("error %d\n", error);
    }
}
// TEXT:      int [[T:t__[0-9]+]] = 0;
// TEXT-NEXT: int error__;
// TEXT:      show__plain(n);
// TEXT-NEXT: error__ = next__plain(&[[T]], n);
// TEXT-NEXT: if (ASYNC__RARELY(error__ != 0)) {
// TEXT-NEXT: error__1 = error__;
// TEXT-NEXT: goto {{.*}};
// TEXT-NEXT: }
// TEXT-NEXT: n = [[T]];

int main(void)
{
    return async_run(amain());
}

// CHECK:      0
// CHECK-NEXT: 1
// CHECK-NEXT: 2
// CHECK-NEXT: 3
// CHECK-NEXT: error 3
// CHECK-NOT: {{.}}
