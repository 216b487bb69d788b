/* With the heap a generator or context manager of another file needs no ASYNC_FRAME, and generators of two files may iterate
 * over each other. */
// RUN: %run_async %s %S/Inputs/tree.c --heap=on --cflags=-I%S/Inputs | %FileCheck --match-full-lines %s
// RUN: %if system %{ rm -rf %t && mkdir -p %t %}
// RUN: %if system %{ asyncc --heap=on --cc=%{cc} %s -o %t/main.c -- -I%S/Inputs %include_flags %}
// RUN: %if system %{ asyncc --heap=on --cc=%{cc} %S/Inputs/tree.c -o %t/tree.c -- -I%S/Inputs %include_flags %}
// RUN: %if system %{ %cc %strict -I%S/Inputs %runtime_virtual %t/main.c %t/tree.c -o %t/program %}
// RUN: %if system %{ %t/program | %FileCheck --match-full-lines %s %}
#include <stdio.h>

#include "tree.h"

async_generator int zigzag(int from, int to)
{
    yield -from;
    if (from < to)
        async_for (int i, count_up(from + 1, to))
            yield i;
}

static async void program(void)
{
    async_for (int i, count_up(1, 4))
        printf("%d\n", i);
    async_for (int i, count_up(6, 9)) {
        printf("%d\n", i);
        if (i == 8)
            break;
    }
    async_try {
        async_with (int depth = entered(7)) {
            async_raise(depth);
        }
    } async_catch (int e) {
        printf("caught %d\n", e);
    }
}

int main(void)
{
    return async_run(program());
}

// CHECK: 1
// CHECK-NEXT: -2
// CHECK-NEXT: 3
// CHECK-NEXT: -4
// CHECK-NEXT: end of 3
// CHECK-NEXT: end of 1
// CHECK-NEXT: 6
// CHECK-NEXT: -7
// CHECK-NEXT: 8
// CHECK-NEXT: end of 8
// CHECK-NEXT: end of 6
// CHECK-NEXT: left with 7
// CHECK-NEXT: caught 7
// CHECK-NOT: {{.}}

// REQUIRES: ram64k
