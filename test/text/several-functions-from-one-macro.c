// One macro call makes async functions, plain functions, objects and starts tasks: nothing of it gets lost.
// RUN: %run_async --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

#define LIMIT 2
#define WORKER(name, value)                                                                                            \
    static int name##_count = LIMIT;                                                                                   \
    static async int name##_step(void) { await async_sleep_ms(0); name##_count += value; return name##_count; }        \
    static int name##_plain(void) { return name##_count; }                                                             \
    static async void name##_run(void) { printf(#name " %d\n", await name##_step()); printf("%d\n", name##_plain()); } \
    static int name##_main(void) { return async_run(name##_run()); }

WORKER(first, 1) WORKER(second, 2)
static int between = LIMIT; WORKER(third, 3) static int behind = LIMIT;

#define RUN_BOTH(a, b) (async_run(a()) + \
                        async_run(b()))

int main(void)
{
    int line = RUN_BOTH(first_run,
                        second_run) + __LINE__;
    printf("%d %d\n", between, behind);
    return first_main() + second_main() + third_main() + (line != __LINE__ - 2);
}

// CHECK: first 3
// CHECK-NEXT: 3
// CHECK-NEXT: second 4
// CHECK-NEXT: 4
// CHECK-NEXT: 2 2
// CHECK-NEXT: first 4
// CHECK-NEXT: 4
// CHECK-NEXT: second 6
// CHECK-NEXT: 6
// CHECK-NEXT: third 5
// CHECK-NEXT: 5
// CHECK-NOT: {{.}}
