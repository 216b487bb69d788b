/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Arrays of variable length in structs are an extension of gcc. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    struct packet {
        int length;
        char bytes[n];
    } packet;
    packet.length = n;
    await async_sleep_ms(1);
    return packet.length;
}

// CHECK: struct-with-variable-array.c:10:14: error: a struct with an array of variable length cannot be translated; give the array a constant length, or keep it outside the struct
// CHECK: {{^}}1 error generated.
