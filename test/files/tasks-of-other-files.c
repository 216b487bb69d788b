/* Tasks of functions that are defined in another file: spawned from a pool of this file, started in static storage,
 * gathered, grouped, and as the main task. */
// RUN: %run_async %s %S/Inputs/counter.c %S/Inputs/later.c --heap=off --cflags=-I%S/Inputs | %FileCheck --match-full-lines %s
#include <stdio.h>

#include "counter.h"

async void report_later(int after, const char *text);
async int program(struct reading *out);
async int sum_later(int a, int b);

async_static_task(count_to) counter;
ASYNC_TASK_POOL(report_later, 2);

async int program(struct reading *out)
{
    int a, b;
    async_spawn(report_later(3, "spawned"));
    static int stored;
    async_task *t = async_start(&counter, stored = count_to(4));
    await async_gather(a = sum_later(1, 2), *out = measure(2), b = sum_later(3, 4), t);
    printf("%d %d %d %.1f\n", a, b, await async_join_as(t, int), out->value);
    printf("%d\n", stored);
    async_group group = ASYNC_GROUP_INIT;
    async_with (&group) {
        async_group_start(&group, report_later(2, "second"));
        async_group_start(&group, report_later(1, "first"));
    }
    int first = await async_wait_any(settle(), sum_later(0, 0));
    return first;
}

int main(void)
{
    struct reading reading = {0, 0};
    int error = async_run(program(&reading));
    return error ? error : async_run(report_later(0, "last"));
}

// CHECK: spawned
// CHECK-NEXT: 3 7 4 2.5
// CHECK-NEXT: 4
// CHECK-NEXT: first
// CHECK-NEXT: second
// CHECK-NEXT: last
// CHECK-NOT: {{.}}
