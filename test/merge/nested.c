// Merged functions may lie in each other, eight deep; each finds its own way in among the waits of the others.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// RUN: %run_async %s --asyncc-flags=-fno-merge | %FileCheck --match-full-lines %s
// RUN: %asyncc --no-line --report -o /dev/null %s -- %include_flags | %FileCheck --check-prefix=REPORT %s
#include <stdio.h>

#include <async.h>

static async int level_1(int n)
{
    await async_sleep_ms(1);
    return n + 1;
}
#define LEVEL(name, inner)                 \
    static async int name(int n)           \
    {                                      \
        int own = n;                       \
        if (n % 2) {                       \
            await async_sleep_ms(1);       \
        }                                  \
        own += await inner(n + 1);         \
        await async_sleep_ms(1);           \
        printf(#name " %d\n", own);        \
        return own;                        \
    }
LEVEL(level_2, level_1)
LEVEL(level_3, level_2)
LEVEL(level_4, level_3)
LEVEL(level_5, level_4)
LEVEL(level_6, level_5)
LEVEL(level_7, level_6)
LEVEL(level_8, level_7)
LEVEL(level_9, level_8)
LEVEL(level_10, level_9)
LEVEL(level_11, level_10)

static async void amain(void)
{
    printf("%d\n", await level_11(1));
    await async_sleep_ms(1);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      level_2 22
// CHECK-NEXT: level_3 31
// CHECK-NEXT: level_4 39
// CHECK-NEXT: level_5 46
// CHECK-NEXT: level_6 52
// CHECK-NEXT: level_7 57
// CHECK-NEXT: level_8 61
// CHECK-NEXT: level_9 64
// CHECK-NEXT: level_10 66
// CHECK-NEXT: level_11 67
// CHECK-NEXT: 67
// CHECK-NOT:  {{.}}
// REPORT-DAG: level_1 ({{.*}}, merged into level_2
// REPORT-DAG: level_2 ({{.*}}, merged into level_3
// REPORT-DAG: level_8 ({{.*}}, merged into level_9
// REPORT-DAG: level_9 ({{.*}} bytes{{$}}
// REPORT-DAG: level_10 ({{.*}}, merged into level_11
// REPORT-DAG: level_11 ({{.*}}, merged into amain
