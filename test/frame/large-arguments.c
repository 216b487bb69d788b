/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
// A large argument is not copied on the way: what begins gets the address of the call's copy. It is kept only if it outlives
// the first suspension, and is used where it lies if not.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// RUN: %run_async %s --asyncc-flags=-fno-merge | %FileCheck --match-full-lines %s
// RUN: %run_async %s --asyncc-flags=-O0 | %FileCheck --match-full-lines %s
// RUN: %asyncc -fno-merge --no-line %s -o - -- %include_flags | %FileCheck --check-prefix=TEXT %s
// RUN: %asyncc --no-line %s -o - -- %include_flags | %FileCheck --check-prefix=MERGED %s
// RUN: %asyncc -O0 --no-line %s -o - -- %include_flags | %FileCheck --check-prefix=COPIES %s
#include <stdio.h>

#include <async.h>

struct block { int v[20]; };
struct pinned { const int id; int v[20]; };
union both { int v[20]; char text[80]; };
struct small { int v[2]; };

static int sum_of(const struct block *block)
{
    int sum = 0;
    for (int i = 0; i < 20; i++) {
        sum += block->v[i];
    }
    return sum;
}

// Used before the first suspension only, changed too: the caller's object stays as it is.
// TEXT-LABEL: struct early__args {
// TEXT: struct block *block;
// TEXT: struct small small;
// TEXT-LABEL: static int early__resume(void *self
// TEXT: struct block *block = 0;
// TEXT: block = args->block;
// TEXT: (*block).v[0] = small.v[1];
// TEXT-NEXT: int sum = sum_of(&(*block)) + (int)(sizeof (*block) / sizeof(int));
// TEXT-LABEL: static int early__start(
// TEXT: struct early__args args__ = { awaiting__, frame__, &block, small };
// COPIES-LABEL: struct early__args {
// COPIES: struct block block;
static async int early(struct block block, struct small small)
{
    block.v[0] = small.v[1];
    int sum = sum_of(&block) + (int)(sizeof block / sizeof(int));
    await async_sleep_ms(1);
    return sum;
}

// Needed after it: in the frame from the start.
// TEXT-LABEL: static int late__resume(void *self
// TEXT: frame->[[U:(u[.])?]]block = *args->block;
static async int late(struct block block, int n)
{
    await async_sleep_ms(1);
    return sum_of(&block) + n;
}

// Not needed across a suspension, but given a value behind one, in the second turn of the loop too.
// TEXT-LABEL: static int again__resume(void *self
// TEXT: struct block block;
// TEXT: block = *args->block;
static async int again(struct block block)
{
    int sum = 0;
    for (int i = 0; i < 2; i++) {
        sum += block.v[0] + sum_of(&block);
        await async_sleep_ms(1);
        block = (struct block){{i + 5}};
    }
    return sum;
}

static async int pinned(const struct pinned given, volatile struct block unsteady)
{
    int sum = given.id + given.v[3] + unsteady.v[1];
    await async_sleep_ms(1);
    return sum;
}

static async int both(union both both)
{
    await async_sleep_ms(1);
    return both.text[0];
}

static async int wrapped(struct block block, int n)
{
    return await late(block, n) + 1;
}

static async void report(const char *name, struct block block)
{
    printf("%s %d\n", name, block.v[0]);
    await async_sleep_ms(block.v[1]);
    printf("%s ends\n", name);
}

// What the callee writes to is a copy; what it only reads is the variable itself.
// MERGED-LABEL: static int scenario__resume(void *self
// MERGED: early__arg_block = frame->[[B:[a-z0-9.]*block]];
// MERGED: wrapped__resume({{.*}}, &frame->[[B]], wrapped__arg_n);
static async void scenario(struct block block)
{
    // CHECK: early 228
    // CHECK-NEXT: 1
    printf("early %d\n", await early(block, (struct small){{7, 200}}) - 1);
    printf("%d\n", block.v[0]);
    // CHECK-NEXT: late 13 14
    int a = await late(block, 3);
    int b = await wrapped(block, 3);
    printf("late %d %d\n", a, b);
    // CHECK-NEXT: again 21
    printf("again %d\n", await again(block));
    // CHECK-NEXT: pinned 13
    printf("pinned %d\n", await pinned((struct pinned){7, {0, 0, 0, 4}}, block));
    // CHECK-NEXT: both 65
    printf("both %d\n", await both((union both){.text = "A"}));
    // CHECK-NEXT: spawned 1
    // CHECK-NEXT: child 1
    // CHECK-NEXT: spawned ends
    // CHECK-NEXT: child ends
    // CHECK-NEXT: gathered 12
    async_spawn(report("spawned", block));
    int sum;
    await async_gather(report("child", block), sum = late(block, 2));
    await async_sleep_ms(20);
    printf("gathered %d\n", sum);
}

ASYNC_TASK_POOL(report, 2);

int main(void)
{
    struct block block = {{1, 2, 3, 4}};
    return async_run(scenario(block));
}
