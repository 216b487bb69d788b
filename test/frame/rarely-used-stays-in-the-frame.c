// A scalar that a loop with waits does not use stays in the frame: no turn restores it. One that the loop uses is restored, and with -O0
// each is.
// RUN: %run_async %s | %FileCheck --check-prefix=RAN --match-full-lines %s
// RUN: %asyncc --no-line %s -o - -- %include_flags | %FileCheck %s
// RUN: %asyncc --no-line -O0 %s -o - -- %include_flags | %FileCheck --check-prefix=PLAIN %s

#include <stdio.h>

#include <async.h>

static int next_number(void)
{
    static int number;
    return ++number;
}

static async int count(int turns)
{
    int first = next_number();
    const int second = next_number();
    int sum = 0;
    for (int i = 0; i < turns; i++) {
        sum += i;
        await async_sleep_ms(1);
    }
    return first * 100 + second * 10 + sum;
}
// CHECK-LABEL: static int count__resume(
// CHECK:           frame->{{.*}}first = next_number();
// CHECK:           frame->{{.*}}second = next_number();
// CHECK-NOT:       second = frame->
// CHECK:       count__1:
// CHECK-NOT:       first = frame->
// CHECK-NOT:       second = frame->
// CHECK:           sum = frame->
// CHECK:           frame->{{.*}}first * 100 + frame->{{.*}}second * 10 + sum
// PLAIN-LABEL: static int count__resume(
// PLAIN:           int first = next_number();
// PLAIN:       count__1:
// PLAIN:           first = frame->

static async void amain(void)
{
    // RAN:      126
    printf("%d\n", await count(4));
    // RAN-NEXT: 343
    printf("%d\n", await count(3));
}

int main(void)
{
    return async_run(amain());
}
