// With --poison, what is dead is overwritten while a function is suspended, and exactly that.
// RUN: %asyncc --poison --no-line %s -o - -- %include_flags | %FileCheck %s
// RUN: %run_async --heap=on --asyncc-flags=--poison %s | %FileCheck --check-prefix=OUT --match-full-lines %s
// REQUIRES: int32

#include <stdio.h>

#include <async.h>

static int *dead;
static int *alive;

static async int twice(int x)
{
    await async_sleep_ms(1);
    return 2 * x;
}

static async int outer(int a)
{
    int kept[2] = { a, 2 };
    {
        int gone[40] = { a, 3 };
        dead = &gone[39];
        await async_sleep_ms(1);
        printf("%d\n", *dead);
    }
    alive = kept;
    return await twice(a) + await twice(kept[1]) + a;
}

static async void amain(void)
{
    async_task *task = async_create_task(outer(5));
    await async_sleep_ms(2);
    printf("%d %x\n", *alive, (unsigned)*dead);
    printf("%d\n", await async_join_as(task, int));
    async_task_release(task);
}

int main(void)
{
    return async_run(amain());
}

// CHECK-LABEL: outer__resume(void *self
// CHECK: async__suspend(task, &outer__leaf_1, frame);
// CHECK-NEXT: async_sleep_ms__wait(&[[NODE:.*]], task, 1);
// CHECK-NEXT: {
// CHECK-NEXT: static const struct async_kept kept__[] = {
// CHECK-NEXT: { offsetof(struct outer__frame, awaiting), sizeof frame->awaiting },
// CHECK-NEXT: { offsetof(struct outer__frame, {{.*}}sleep_ms_wait), sizeof [[NODE]] },
// CHECK-NEXT: { offsetof(struct outer__frame, {{.*}}a), sizeof {{.*}}a },
// CHECK-NEXT: { offsetof(struct outer__frame, {{.*}}kept), sizeof {{.*}}kept },
// CHECK-NEXT: { offsetof(struct outer__frame, {{.*}}gone), sizeof {{.*}}gone },
// CHECK-NEXT: };
// CHECK-NEXT: async__poison(frame, sizeof *frame, kept__, 5);
// CHECK-NEXT: }
// CHECK-NEXT: return ASYNC__PENDING;
// CHECK: twice__start(
// CHECK-NEXT: if (error != 0) {
// CHECK-NEXT: {
// CHECK-NEXT: static const struct async_kept kept__[] = {
// CHECK-NEXT: { offsetof(struct outer__frame, awaiting), sizeof frame->awaiting },
// CHECK-NEXT: { offsetof(struct outer__frame, {{.*}}twice), sizeof {{.*}}twice },
// CHECK-NEXT: { offsetof(struct outer__frame, {{.*}}a), sizeof {{.*}}a },
// CHECK-NEXT: { offsetof(struct outer__frame, {{.*}}kept), sizeof {{.*}}kept },
// CHECK-NEXT: };
// CHECK-NEXT: async__poison(frame, sizeof *frame, kept__, 4);

// OUT: 0
// OUT-NEXT: 5 a5a5a5a5
// OUT-NEXT: 19
// OUT-NOT: {{.}}
