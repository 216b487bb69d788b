// A merged function that never waits has no state; if it returns nothing either, it has no frame.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// RUN: %asyncc --no-line -Wno-await %s -o - -- %include_flags | %FileCheck --check-prefix=TEXT %s
#include <stdio.h>

#include <async.h>

static async void show(int n) { printf("%d\n", n); }
static async int next(int n)
{
    if (n > 2) {
        async_raise(n);
    }
    return n + 1;
}
// TEXT-NOT: {{struct show_}}_frame
// TEXT:     static int show__resume(unsigned state, async_task *task, int error, int n)
// TEXT:     struct next__frame {
// TEXT-NEXT:    int result;
// TEXT-NEXT: };

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
// TEXT:     struct amain__frame {
// TEXT-NOT: show{{;}}
// TEXT:     error = show__resume(state, task, error, show__arg_n);

int main(void)
{
    return async_run(amain());
}

// CHECK:      0
// CHECK-NEXT: 1
// CHECK-NEXT: 2
// CHECK-NEXT: 3
// CHECK-NEXT: error 3
// CHECK-NOT:  {{.}}
