// An X-macro generates cases and calls that await.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

#define COMMANDS X(start, 1) X(stop, 2) X(step, 3)
#define X(name, n) static async int do_##name(int x) { await async_sleep_ms(0); printf(#name " %d\n", x); return n; }
COMMANDS
#undef X

enum command {
#define X(name, n) COMMAND_##name = n,
    COMMANDS
#undef X
    COMMAND_END
};

static async int run(int c)
{
    switch (c) {
#define X(name, n) case COMMAND_##name: return await do_##name(10 * n);
    COMMANDS
#undef X
    default: return 0;
    }
}

static async void amain(void)
{
    for (int i = 0; i < COMMAND_END; i++) {
        printf("%d\n", await run(i));
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0
// CHECK-NEXT: start 10
// CHECK-NEXT: 1
// CHECK-NEXT: stop 20
// CHECK-NEXT: 2
// CHECK-NEXT: step 30
// CHECK-NEXT: 3
// CHECK-NOT: {{.}}
