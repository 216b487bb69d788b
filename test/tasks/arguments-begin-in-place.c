/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A task's arguments wait where its frame will be. They are read from there, all of them before anything of the frame is written; also
 * those that move to a place in the frame. */
// RUN: %asyncc --no-line -o - %s -- %include_flags | %FileCheck --check-prefix=CODE %s
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void in_turn(int first, long long second, int third, char fourth)
{
    (void)second;
    for (int i = 0; i < 2; i++) {
        await async_sleep_ms(1);
        printf("in turn: %d %d %c\n", first, third, fourth);
        int swapped = first;
        first = third;
        third = swapped;
    }
}
ASYNC_TASK_POOL(in_turn, 1);

static void twice(int *n)
{
    *n *= 2;
}

static async void kept(int first, int second, int third)
{
    int *outer = &third;
    await async_sleep_ms(5);
    twice(outer);
    printf("kept: %d %d %d\n", first, second, *outer);
}
ASYNC_TASK_POOL(kept, 1);

static async void amain(void)
{
    async_spawn(in_turn(1, 2, 3, 'd'));
    async_spawn(kept(4, 5, 6));
    async_task *never = async_create_task(kept(7, 8, 9)); // no place
    printf("%s\n", never ? "a place" : "no place");
    await async_sleep_ms(10);
    async_task *cancelled = async_create_task(kept(7, 8, 9));
    async_task_cancel(cancelled);
    async_try {
        await async_join(cancelled);
    } async_catch_cancelled {
        puts("never ran");
    }
    async_task_release(cancelled);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      no place
// CHECK-NEXT: in turn: 1 3 d
// CHECK-NEXT: in turn: 3 1 d
// CHECK-NEXT: kept: 4 5 12
// CHECK-NEXT: never ran
// CHECK-NOT:  {{.}}

// CODE-LABEL: int in_turn__resume(void *self
// CODE:         first = args->first;
// CODE-NEXT:    second = args->second;
// CODE-NEXT:    third = args->third;
// CODE-NEXT:    fourth = args->fourth;
// CODE-NEXT:    ASYNC__READ_FIRST();
// CODE-NOT:   {{in_turn}}__begin
// CODE:       async_end in_turn__end = ASYNC__END(async__task_end, sizeof(struct in_turn__args), in_turn__resume, "in_turn", 0);
// CODE-LABEL: int kept__resume(void *self
// CODE:         int third = args->third;
// CODE-NEXT:    frame = args->frame;
// CODE-NEXT:    frame->awaiting = args->awaiting;
// CODE-NEXT:    first = args->first;
// CODE-NEXT:    second = args->second;
// CODE-NEXT:    ASYNC__READ_FIRST();
// CODE-NEXT:    frame->third = third;
// CODE-NOT:   {{kept}}__begin
// CODE:       async_end kept__end = ASYNC__END(async__task_end, sizeof(struct kept__args), kept__resume, "kept", 0);
