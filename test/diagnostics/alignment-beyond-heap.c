/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Memory from the heap is aligned for scalars: frames and tasks there cannot hold what is aligned more strictly. */
// RUN: %not asyncc --heap=on --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

void use(void *);

async void recursive(int n)
{
    _Alignas(64) char line[64];
    use(line);
    await async_sleep_ms(1);
    if (n) {
        await recursive(n - 1);
    }
}

async void task(void)
{
    int number __attribute__((aligned(128)));
    use(&number);
    await async_sleep_ms(1);
}

async void pooled(void)
{
    int number __attribute__((aligned(128)));
    use(&number);
    await async_sleep_ms(1);
}
ASYNC_TASK_POOL(pooled, 1);

async void amain(void)
{
    async_spawn(task());
    async_spawn(pooled());
    await pooled();
}

// CHECK: alignment-beyond-heap.c:14:9: error: the frame of 'recursive' is aligned to 64 bytes, and memory from the heap only to {{[0-9]+}}; let its caller have what is aligned so
// CHECK: alignment-beyond-heap.c:18:12: error: a task of 'task' is aligned to 128 bytes, and memory from the heap only to {{[0-9]+}}; declare ASYNC_TASK_POOL(task, N)
// CHECK: {{^}}2 errors generated.
