// An error raised before any suspension unwinds as any other; 0 raises ASYNC_MISUSE.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void now(int e) { async_raise(e); }
static async void amain(int e)
{
    await now(e);
    printf("not reached\n");
}

int main(void)
{
    printf("%d\n", async_run(amain(5)));
    printf("%d\n", async_run(amain(0)) == ASYNC_MISUSE);
    printf("%d\n", async_run(amain(ASYNC_EOF)) == ASYNC_EOF);
    return 0;
}

// CHECK: 5
// CHECK-NEXT: 1
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}
