/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A buffer that is lent to an awaited function whose body shows that it does not keep it, to a child of a gather, to a queue or a
 * ring buffer, belongs to them until the await is done, and its bytes are free behind that: the second buffer lies on the first. What a body
 * keeps, gives to a task or yields pins it. */
// RUN: %asyncc --no-line -Wno-await -o - %s -- %include_flags | %FileCheck %s
// RUN: %run_async --asyncc-flags=--poison %s | %FileCheck --check-prefix=PRINTS %s
#include <stdio.h>
#include <string.h>

#include <async.h>

struct item {
    int number;
    char bytes[36];
};
ASYNC_QUEUE(items, struct item, 1);
ASYNC_QUEUE(copies, struct item, 1);
static char *kept;

static int sum(const char *bytes)
{
    int total = 0;
    for (int i = 0; i < 40; i++) {
        total += bytes[i];
    }
    return total;
}

async void fill(char *bytes, int with)
{
    char *at = bytes;
    for (int i = 0; i < 40; i++) {
        if (i == 20) {
            await async_sleep_ms(1);
        }
        *at++ = (char)with;
    }
}
async void through(char *bytes, int with) { await fill(bytes, with); }
async void keeps(char *bytes, int with)
{
    kept = bytes;
    await fill(bytes, with);
}
async void starts(char *bytes, int with) { async_spawn(fill(bytes, with)); await async_sleep_ms(2); }
ASYNC_TASK_POOL(fill, 1);

#define USES_TWO(name, reader) \
    async int name(void) \
    { \
        char a[40]; \
        await reader(a, 1); \
        int total = sum(a); \
        char b[40]; \
        await reader(b, 2); \
        return total + sum(b); \
    }

USES_TWO(lent, through)
// CHECK-LABEL: struct lent__frame {
// CHECK:         union {
// CHECK:             char a[40];
// CHECK:             char b[40];
// CHECK:       };
USES_TWO(given, keeps)
// CHECK-LABEL: struct given__frame {
// CHECK-NOT:         union {
// CHECK:             char a[40];
// CHECK:             char b[40];
// CHECK:       };
USES_TWO(spawned, starts)
// CHECK-LABEL: struct spawned__frame {
// CHECK-NOT:         union {
// CHECK:             char a[40];
// CHECK:             char b[40];
// CHECK:       };

async int gathered(void)
{
    char a[40], b[40];
    await async_gather(fill(a, 3), fill(b, 4));
    int total = sum(a) + sum(b);
    char c[40], d[40];
    await async_gather(fill(c, 5), fill(d, 6));
    return total + sum(c) + sum(d);
}
// CHECK-LABEL: struct gathered__frame {
// CHECK:         union {
// CHECK:             struct {
// CHECK:                 char a[40];
// CHECK-NEXT:            char b[40];
// CHECK:             struct {
// CHECK:                 char c[40];
// CHECK-NEXT:            char d[40];
// CHECK:       };

async_ringbuf ring;
async int from_ring(void)
{
    char a[40];
    await async_ringbuf_read(&ring, a, 40);
    int total = sum(a);
    char b[40];
    await async_ringbuf_read(&ring, b, 40);
    return total + sum(b);
}
// CHECK-LABEL: struct from_ring__frame {
// CHECK:         union {
// CHECK:             char a[40];
// CHECK-NEXT:        struct {
// CHECK-NEXT:            int total;
// CHECK-NEXT:            char b[40];
// CHECK:       };

/* What is got is used up before the next is put: one item is enough. */
async void copy_items(void)
{
    for (int i = 0; i < 3; i++) {
        struct item item = await async_queue_get(&items);
        item.number += item.bytes[35];
        await async_queue_put(&copies, item);
    }
}
// CHECK-LABEL: struct copy_items__frame {
// CHECK:         union {
// CHECK-NEXT:        struct item item__{{[0-9]}};
// CHECK-NEXT:        struct item item__{{[0-9]}};

static async void amain(void)
{
    // PRINTS: 120 120 120
    printf("%d %d %d\n", await lent(), await given(), await spawned());
    // PRINTS-NEXT: 720
    printf("%d\n", await gathered());
    async_task *task = async_create_task(copy_items());
    struct item item = {1, {[35] = 2}};
    for (int i = 0; i < 3; i++) {
        await async_queue_put(&items, item);
        item = await async_queue_get(&copies);
    }
    await async_join(task);
    async_task_release(task);
    // PRINTS-NEXT: 7
    printf("%d\n", item.number);
}
ASYNC_TASK_POOL(copy_items, 1);

int main(void) { return async_run(amain()); }
