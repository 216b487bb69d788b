// The address of a label that is taken before an await is right after it, also where gcc likes to copy functions.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s
// RUN: asyncc --no-line %s -o - -- %include_flags -std=gnu17 | %FileCheck %s --check-prefix=EMITTED

#include <stdio.h>

#include <async.h>

static async int later(int n)
{
    await async_sleep_ms(n);
    return n;
}

static async int run(int n)
{
    void *where = n ? &&many : &&none;
    await later(n);
    goto *where;
many:
    return await later(n) + 10;
none:
    return 20;
}

static async void amain(void)
{
    printf("%d %d\n", await run(1), await run(0));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 11 20
// EMITTED-NOT: ONE_COPY int later__resume
// EMITTED: static ASYNC__ONE_COPY int run__resume(void *, unsigned, async_task *, int);
