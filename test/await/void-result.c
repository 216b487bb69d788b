// Awaiting a void function is a statement and may stand where a void expression may.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void note(int n) { await async_sleep_ms(0); printf("note %d\n", n); }

static async void amain(void)
{
    await note(1);
    (void)await note(2);
    await note(3), await note(4);
    for (await note(5); 0; await note(6)) { }
    if (0) await note(7); else await note(8);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: note 1
// CHECK-NEXT: note 2
// CHECK-NEXT: note 3
// CHECK-NEXT: note 4
// CHECK-NEXT: note 5
// CHECK-NEXT: note 8
// CHECK-NOT: {{.}}
