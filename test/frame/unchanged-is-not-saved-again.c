/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What has not changed since the last suspension is not saved again: behind an await on all ways, and in a loop, before which it is
 * saved once. It is where it changed on one way, where a leaf that need not wait saved nothing, and where something else lay on
 * its bytes; with -O0 always, and there nothing shares bytes. */
// RUN: %asyncc --no-line -o - %s -- %include_flags | %FileCheck %s
// RUN: %asyncc --no-line -O0 -o - %s -- %include_flags | %FileCheck --check-prefix=PLAIN %s
#include <async.h>

void use(int n);
bool is_odd(int n);
void fill(char *bytes);

async void in_a_row(int n)
{
    await async_sleep_ms(1);
    await async_sleep_ms(2);
    if (is_odd(n)) {
        n++;
    }
    await async_sleep_ms(3);
    use(n);
}

// CHECK-LABEL: in_a_row__resume(void *self
// CHECK:         frame->n = n;
// CHECK-NEXT:    async__suspend(task, &in_a_row__leaf_1, frame);
// CHECK:       in_a_row__1:
// CHECK-NEXT:    n = frame->n;
// CHECK-NOT:     frame->n =
// CHECK:         async__suspend(task, &in_a_row__leaf_2, frame);
// CHECK:       in_a_row__2:
// CHECK-NEXT:    n = frame->n;
// CHECK:         frame->n = n;
// CHECK-NEXT:    async__suspend(task, &in_a_row__leaf_3, frame);

// PLAIN-LABEL: in_a_row__resume(void *self
// PLAIN:         frame->n = n;
// PLAIN-NEXT:    async__suspend(task, &in_a_row__leaf_1, frame);
// PLAIN:         frame->n = n;
// PLAIN-NEXT:    async__suspend(task, &in_a_row__leaf_2, frame);
// PLAIN:         frame->n = n;
// PLAIN-NEXT:    async__suspend(task, &in_a_row__leaf_3, frame);

/* The lock may be free: then nothing was saved. */
async void after_a_leaf(async_lock *lock, int n)
{
    await async_lock_acquire(lock);
    await async_sleep_ms(1);
    use(n);
}

// CHECK-LABEL: after_a_leaf__resume(void *self
// CHECK:         frame->n = n;
// CHECK-NEXT:    async__suspend(task, &after_a_leaf__leaf_1, frame);
// CHECK:         frame->n = n;
// CHECK-NEXT:    async__suspend(task, &after_a_leaf__leaf_2, frame);

async void in_loops(int period, int limit)
{
    for (int i = 0;; i++) {
        await async_sleep_ms(period);
        if (is_odd(limit))
            while (is_odd(i)) {
                await async_sleep_ms(limit);
            }
    }
}

// CHECK-LABEL: in_loops__resume(void *self
// CHECK:         frame->period = args->period;
// CHECK:         frame->limit = limit;
// CHECK-NEXT:    for (int i = 0;; i++) {
// CHECK-NEXT:        frame->i = i;
// CHECK-NEXT:        async__suspend(task, &in_loops__leaf_1, frame);
// CHECK:       in_loops__1:
// CHECK-NEXT:        limit = frame->limit;
// CHECK-NEXT:        i = frame->i;
// CHECK:             while (is_odd(i)) {
// CHECK-NEXT:            async__suspend(task, &in_loops__leaf_2, frame);
// CHECK:       in_loops__2:
// CHECK-NEXT:            limit = frame->limit;

// PLAIN-LABEL: in_loops__resume(void *self
// PLAIN:         for (int i = 0;; i++) {
// PLAIN-NEXT:        frame->period = period;
// PLAIN-NEXT:        frame->limit = limit;
// PLAIN-NEXT:        frame->i = i;
// PLAIN-NEXT:        async__suspend(task, &in_loops__leaf_1, frame);

/* `early` is saved in each turn where `bytes` lay in the one before. */
async void on_shared_bytes(int turns)
{
    while (turns--) {
        int early = turns * 2;
        await async_sleep_ms(early);
        use(early);
        char bytes[4];
        fill(bytes);
        await async_sleep_ms(1);
        fill(bytes);
    }
}

// CHECK-LABEL: struct on_shared_bytes__frame {
// CHECK:         union {
// CHECK-NEXT:        int early;
// CHECK-NEXT:        char bytes[4];
// PLAIN-LABEL: struct on_shared_bytes__frame {
// PLAIN-NOT:     union
// PLAIN:       };
// CHECK-LABEL: on_shared_bytes__resume(void *self
// CHECK:             frame->turns = turns;
// CHECK-NEXT:        frame->u.early = early;
// CHECK-NEXT:        async__suspend(task, &on_shared_bytes__leaf_1, frame);
// CHECK-NOT:         frame->turns =
// CHECK:             async__suspend(task, &on_shared_bytes__leaf_2, frame);

/* The second await is on the way out of the loop only: no save before the loop for its sake. */
async void on_the_way_out(int code)
{
    for (;;) {
        if (is_odd(code)) {
            await async_sleep_ms(1);
            use(code);
            return;
        }
    }
}

// CHECK-LABEL: on_the_way_out__resume(void *self
// CHECK-NOT:     frame->code
// CHECK:         for (;;) {
// CHECK:             frame->code = code;
// CHECK-NEXT:        async__suspend(

/* The loop changes it, but not on the way back from its second await. */
async void once_a_turn(int n)
{
    for (;;) {
        await async_sleep_ms(n);
        n++;
        await async_sleep_ms(1);
    }
}

// CHECK-LABEL: once_a_turn__resume(void *self
// CHECK:         frame->n = n;
// CHECK-NEXT:    for (;;) {
// CHECK-NEXT:        async__suspend(task, &once_a_turn__leaf_1, frame);
// CHECK:             n++;
// CHECK-NEXT:        frame->n = n;
// CHECK-NEXT:        async__suspend(task, &once_a_turn__leaf_2, frame);
// CHECK-LABEL: once_a_turn__begin(
