// The struct that a merged function returns lies at the begin of its frame, where the variable that gets it lies too.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// RUN: %asyncc --no-line %s -o - -- %include_flags | %FileCheck --check-prefix=TEXT %s
#include <stdio.h>

#include <async.h>

struct block { int v[12]; };

static async struct block make(int n)
{
    struct block block = { { 0 } };
    await async_sleep_ms(1);
    block.v[0] = n;
    block.v[11] = n + 1;
    await async_sleep_ms(1);
    return block;
}

static async int sum(int n)
{
    struct block block = await make(n);
    await async_sleep_ms(1);
    return block.v[0] + block.v[11];
}

static async void amain(void)
{
    struct block copy = { { 1 } };
    int total = await sum(3);
    await async_sleep_ms(1);
    printf("%d %d\n", total, copy.v[0]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:     7 1
// CHECK-NOT: {{.}}
// TEXT:      struct make__frame {
// TEXT-NEXT:     struct block result;
// TEXT:      ASYNC_ASSERT(offsetof(struct sum__frame, {{.*}}block) == offsetof(struct sum__frame, {{.*}}make.result), sum__block_is_result);
