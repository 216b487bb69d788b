/* Code of a defer or finally may have loops and switches of its own, with jumps that stay inside. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      body 0
   CHECK-NEXT: finally 0
   CHECK-NEXT: turn 1
   CHECK-NEXT: one
   CHECK-NEXT: inner
   CHECK-NEXT: done
   CHECK-NEXT: body 1
   CHECK-NEXT: finally 1
   CHECK-NEXT: turn 1
   CHECK-NEXT: other
   CHECK-NEXT: done
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async void clean(int k)
{
    async_defer {
        for (int i = 0; ; i++) {
            await async_sleep_ms(1);
            if (i == 0) { continue; }
            if (i == 2) { break; }
            printf("turn %d\n", i);
        }
        switch (k) {
        case 0: {
            async_defer { puts("inner"); }
            puts("one");
            await async_sleep_ms(1);
            break;
        }
        default:
            puts("other");
            goto out;
        }
out:
        puts("done");
    }
    async_try {
        printf("body %d\n", k);
    } async_finally {
        for (;;) {
            async_defer { printf("finally %d\n", k); }
            if (k == 5) { continue; }
            break;
        }
    }
}
static async void amain(void)
{
    await clean(0);
    await clean(1);
}
int main(void) { return async_run(amain()); }
