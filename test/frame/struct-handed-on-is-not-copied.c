/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A struct that is copied to another and not needed any more lies where that lies, and nothing is copied; so do several locals that are
 * returned. With both in use, or the address of one given away, each has bytes of its own. */
// RUN: %asyncc --no-line -o - %s -- %include_flags | %FileCheck %s
// RUN: %run_async --asyncc-flags=--poison %s | %FileCheck --check-prefix=PRINTS %s
#include <stdio.h>

#include <async.h>

struct item {
    int number;
    char bytes[60];
};
extern struct item *kept;
struct item *kept;
static int sum(const struct item *item) { return item->number + item->bytes[59]; }

async int hand_on(struct item first)
{
    await async_sleep_ms(1);
    struct item second = first;
    second.number++;
    await async_sleep_ms(1);
    return sum(&second);
}
// CHECK-LABEL: struct hand_on__frame {
// CHECK:         struct item first; /* parameter; used after the await in line 20; then second */
// CHECK-NOT:     struct item second;
// CHECK:       };
// CHECK-LABEL: hand_on__resume(void *self
// CHECK-NOT:     = frame->{{.*}}first;
// CHECK:         first.number++;

async int in_turns(int turns)
{
    struct item last = {turns, {0}};
    for (;;) {
        await async_sleep_ms(1);
        struct item next = last;
        next.bytes[59]++;
        next.bytes[59]++;
        await async_sleep_ms(1);
        last = next;
        if (--last.number == 0) {
            return sum(&last);
        }
    }
}
// CHECK-LABEL: struct in_turns__frame {
// CHECK:         struct item last; {{.*}}then next */
// CHECK-NOT:     struct item next;
// CHECK:       };

async int assigned(struct item first)
{
    await async_sleep_ms(1);
    struct item second, third;
    second = first;
    second.number++;
    await async_sleep_ms(1);
    third = second;
    await async_sleep_ms(1);
    return sum(&third);
}
// CHECK-LABEL: struct assigned__frame {
// CHECK:         struct item first; {{.*}}then second; then third */
// CHECK-NOT:     struct item
// CHECK:       };

async int both(struct item first)
{
    await async_sleep_ms(1);
    struct item second = first;
    second.number++;
    await async_sleep_ms(1);
    return sum(&second) + sum(&first);
}
// CHECK-LABEL: struct both__frame {
// CHECK-DAG:     struct item first;
// CHECK-DAG:     struct item second;

async int pinned(struct item first)
{
    kept = &first;
    await async_sleep_ms(1);
    struct item second = first;
    second.number++;
    await async_sleep_ms(1);
    return sum(&second) + kept->number;
}
// CHECK-LABEL: struct pinned__frame {
// CHECK-DAG:     struct item first;
// CHECK-DAG:     struct item second;

async struct item either(int which)
{
    if (which) {
        struct item a = {which, {1}};
        await async_sleep_ms(1);
        return a;
    }
    struct item b = {2, {[59] = 3}};
    await async_sleep_ms(1);
    b.number++;
    return b;
}
// CHECK-LABEL: struct either__frame {
// CHECK:         struct item result; /* what the function returns: a, b */
// CHECK-NOT:     struct item
// CHECK:       };

static async void amain(void)
{
    struct item item = {4, {[59] = 5}};
    int n = await hand_on(item);
    printf("%d\n", n);          // PRINTS: 10
    n = await in_turns(3);
    printf("%d\n", n);          // PRINTS-NEXT: 6
    n = await assigned(item);
    printf("%d\n", n);          // PRINTS-NEXT: 10
    n = await both(item);
    printf("%d\n", n);          // PRINTS-NEXT: 19
    n = await pinned(item);
    printf("%d\n", n);          // PRINTS-NEXT: 14
    struct item first = await either(7);
    struct item second = await either(0);
    printf("%d %d\n", sum(&first), sum(&second)); // PRINTS-NEXT: 7 6
}

int main(void) { return async_run(amain()); }
