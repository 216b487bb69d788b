// Static tasks at file scope, in structs, and as static locals of plain and async functions.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void speaker(int number)
{
    await async_sleep_ms(0);
    printf("%d\n", number);
}

static async_static_task(speaker) alone;
struct crew { int size; async_static_task(speaker) members[2]; };
static struct crew crew = { .size = 2 };

static void start_plain(void)
{
    static async_static_task(speaker) local;
    (void)async_start(&local, speaker(4));
}

static async void amain(void)
{
    static async_static_task(speaker) own;
    (void)async_start(&alone, speaker(1));
    for (int i = 0; i < crew.size; i++) {
        (void)async_start(&crew.members[i], speaker(2 + i));
    }
    start_plain();
    await async_join(async_start(&own, speaker(5)));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NEXT: 2
// CHECK-NEXT: 3
// CHECK-NEXT: 4
// CHECK-NEXT: 5
// CHECK-NOT: {{.}}
