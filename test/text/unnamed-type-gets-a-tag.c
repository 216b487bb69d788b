/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A struct of the file that has no tag gets one only if the translated code needs it. */
// RUN: asyncc --no-line %s -o - -- %include_flags | %FileCheck --match-full-lines %s
#include <async.h>

// CHECK: static volatile struct needed__unnamed { int a; } needed[2];
// CHECK-NEXT: static volatile struct { int a; } spared[2];
// CHECK-NEXT: struct outer { struct outer__in__unnamed { int b; } in[2]; } volatile outer;
static volatile struct { int a; } needed[2];
static volatile struct { int a; } spared[2];
struct outer { struct { int b; } in[2]; } volatile outer;

// CHECK: struct pair__unnamed { int a; };
async struct { int a; } pair(void);

async int give(int n);

// CHECK: {{ +}}volatile struct needed__unnamed *t__{{[0-9]+}};
// CHECK: {{ +}}volatile struct outer__in__unnamed *t__{{[0-9]+}};
// CHECK: {{ +}}struct pair__unnamed t__{{[0-9]+}};
async int sum(int i)
{
    spared[i].a = 1;
    return needed[i].a + outer.in[i].b + await give(i) + (await pair()).a;
}
