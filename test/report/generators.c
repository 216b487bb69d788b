/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The report shows a generator's frame in its consumer's and counts it in the chains; one that contains itself, on the heap,
 * ends the chain. */
// RUN: %asyncc --heap=on --report -o %t.c %s -- %include_flags | %FileCheck %s
#include <async.h>

static async_generator int walk(int n)
{
    await async_sleep_ms(1);
    yield n;
    if (n) {
        async_for (int v, walk(n - 1)) {
            yield v;
        }
    }
}

async int sum(void)
{
    int s = 0;
    async_for (int v, walk(3)) {
        s += v;
    }
    return s;
}

// CHECK-LABEL: walk (
// CHECK-DAG:   heap frame of walk, iterated over in line 12
// CHECK-DAG:   where to go on
// CHECK-LABEL: sum (
// CHECK:       frame of walk, iterated over in line 21
// CHECK:       needs most: sum {{[0-9]+}} > walk {{[0-9]+}}
// CHECK-NEXT:  deepest call: sum > walk
