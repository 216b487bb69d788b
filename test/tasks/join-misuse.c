// Joining NULL or oneself raises ASYNC_MISUSE.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void null(void) { await async_join(NULL); printf("not reached\n"); }
static async void self(void) { await async_join(async_current_task()); printf("not reached\n"); }

int main(void)
{
    printf("%d\n", async_run(null()) == ASYNC_MISUSE);
    printf("%d\n", async_run(self()) == ASYNC_MISUSE);
    return 0;
}

// CHECK: 1
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}
