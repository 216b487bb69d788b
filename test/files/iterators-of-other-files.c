/* The functions that ASYNC_ITERATOR and ASYNC_CONTEXT_MANAGER name may be defined in another file, with frames in which
 * there are types of that file's own. */
// RUN: %run_async %s %S/Inputs/shelf.c --heap=off --cflags=-I%S/Inputs | %FileCheck --match-full-lines %s
// RUN: asyncc --heap=off --check %s %S/Inputs/shelf.c --report -- -I%S/Inputs %include_flags | %FileCheck --check-prefix=REPORT %s
#include <stdio.h>

#include "shelf.h"

static async int sum(struct shelf *shelf)
{
    int total = 0;
    async_with (shelf) {
        async_for (int item, shelf)
            total += item;
        async_raise(total);
    }
    return total;
}

static async void program(void)
{
    struct shelf shelf = {2};
    printf("%d\n", await sum(&shelf));
}

int main(void)
{
    return async_run(program());
}

// CHECK: opened at place 2
// CHECK-NEXT: place 2
// CHECK-NEXT: place 1
// CHECK-NEXT: place 0
// CHECK-NEXT: closed at place -1 with 3
// CHECK-NEXT: 3
// CHECK-NOT: {{.}}

// REPORT: deepest call: sum > shelf_open > write_label
