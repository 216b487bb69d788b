// Callbacks run behind what is ready and by their deadlines; cancelled ones do not run.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static void say(void *text) { printf("%s at %u\n", (const char *)text, (unsigned)async_now_ms()); }
static char soon[] = "soon", late[] = "late", early[] = "early", never[] = "never", moved[] = "moved";
static async_callback a, b, c, d, e;

static async void amain(void)
{
    async_call_later_ms(&b, 20, say, late);
    async_call_later_ms(&c, 10, say, early);
    async_call_later_ms(&d, 5, say, never);
    async_call_later_ms(&e, 1, say, moved);
    async_call_later_ms(&e, 30, say, moved);
    async_call_soon(&a, say, soon);
    printf("%d\n", async_call_cancel(&d));
    printf("%d\n", async_call_cancel(&d));
    printf("main\n");
    await async_sleep_ms(50);
    printf("%d\n", async_call_cancel(&b));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NEXT: 0
// CHECK-NEXT: main
// CHECK-NEXT: soon at 0
// CHECK-NEXT: early at 10
// CHECK-NEXT: late at 20
// CHECK-NEXT: moved at 30
// CHECK-NEXT: 0
// CHECK-NOT: {{.}}
