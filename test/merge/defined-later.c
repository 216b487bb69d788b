// A function that is declared first and defined behind the one that awaits it is merged too, with the macros of its place.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>

#include <async.h>

#define UNIT 2
static async int later(int state, int frame);

static async void amain(void)
{
    int UNIT_less = 1;
    printf("%d\n", await later(UNIT_less, 4));
}

#undef UNIT
#define UNIT 5
static async int later(int state, int frame)
{
    static int calls;
    enum { STEP = UNIT };
    await async_sleep_ms(STEP);
    calls++;
    return state * UNIT + frame + calls;
}

int main(void)
{
    return async_run(amain());
}

// CHECK:     10
// CHECK-NOT: {{.}}
