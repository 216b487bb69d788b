/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A frame of 64 KB or more compiles only where an offset in a site has 32 bits. */
// REQUIRES: clang, arm
// RUN: %asyncc --no-line -o %t.c %s -- %include_flags && %FileCheck %s < %t.c
// RUN: %clang -fsyntax-only %include_flags %t.c
// RUN: %not %arm_cc -fsyntax-only %include_flags %t.c 2>&1 | %FileCheck --check-prefix=DEVICE %s
#include <async.h>

void fill(char *bytes);

async void large(void)
{
    char bytes[70000];
    fill(bytes);
    await async_sleep_ms(1);
    fill(bytes);
}

async void small(void)
{
    char bytes[60000];
    fill(bytes);
    await async_sleep_ms(1);
    fill(bytes);
}

// CHECK:     ASYNC_ASSERT(sizeof(struct large__frame) < ASYNC__ON_HEAP, large__frame_fits_sites);
// CHECK-NOT: {{small__frame}}_fits
// DEVICE:    large__frame_fits_sites
