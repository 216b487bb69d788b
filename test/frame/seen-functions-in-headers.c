/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Bodies in headers are looked at as those of the file are: one fills a buffer, one reads it, one keeps its address. */
// RUN: %asyncc --no-line -o - %s -- %include_flags | %FileCheck %s
// RUN: %run_async --asyncc-flags=--poison %s | %FileCheck --check-prefix=PRINTS %s
#include <stdio.h>

#include <async.h>

#include "Inputs/seen.h"

async int filled(void)
{
    char a[40];
    fill(a, 40);
    await async_sleep_ms(1);
    int total = sum(a, 40);
    char b[40];
    fill(b, 40);
    await async_sleep_ms(1);
    return total + sum(b, 40);
}
// CHECK-LABEL: struct filled__frame {
// CHECK:         union {
// CHECK:           char a[40];
// CHECK-NEXT:      struct {
// CHECK-NEXT:        int total;
// CHECK-NEXT:        char b[40];
// CHECK:       };

async int given(void)
{
    char a[40];
    keep(a);
    await async_sleep_ms(1);
    fill(kept, 40);
    await async_sleep_ms(1);
    return sum(kept, 40);
}
// CHECK-LABEL: struct given__frame {
// CHECK:         } u;
// CHECK-NEXT:    char a[40];
// CHECK:       };

static async void amain(void)
{
    int n = await filled();
    printf("%d\n", n); // PRINTS: 1560
    n = await given();
    printf("%d\n", n); // PRINTS-NEXT: 780
}

int main(void) { return async_run(amain()); }
