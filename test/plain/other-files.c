// Other files await a plain function through its start function, which they know of every async function: translated together,
// and one by one, where its ASYNC_FRAME need not have room for the result.
// RUN: %run_async %s %S/Inputs/maths.c --heap=off --cflags=-I%S/Inputs | %FileCheck --match-full-lines %s
// RUN: %run_async %s %S/Inputs/maths.c --heap=off --asyncc-flags=-fno-plain --cflags=-I%S/Inputs | %FileCheck --match-full-lines %s
// RUN: rm -rf %t.d && mkdir -p %t.d && sed 's/);/) ASYNC_FRAME(sizeof(void *));/' %S/Inputs/maths.h > %t.d/maths.h
// RUN: grep -q ASYNC_FRAME %t.d/maths.h
// RUN: asyncc --heap=off -Wno-no-await --cc=%{cc} %s -o %t.d/main.out.c -- -I%t.d %include_flags
// RUN: asyncc --heap=off -Wno-no-await --cc=%{cc} %S/Inputs/maths.c -o %t.d/maths.out.c -- -I%t.d %include_flags
// RUN: %cc %strict -I%t.d %runtime_virtual %t.d/main.out.c %t.d/maths.out.c -o %t.d/program
// RUN: %t.d/program | %FileCheck --match-full-lines %s
// RUN: asyncc --heap=on -Wno-no-await --cc=%{cc} %s -o %t.d/main.heap.c -- -DNO_TASKS -I%S/Inputs %include_flags
// RUN: asyncc --heap=on -Wno-no-await --cc=%{cc} %S/Inputs/maths.c -o %t.d/maths.heap.c -- -I%S/Inputs %include_flags
// RUN: %cc %strict -DNO_TASKS -I%S/Inputs %runtime_virtual %t.d/main.heap.c %t.d/maths.heap.c -o %t.d/program
// RUN: %t.d/program | %FileCheck --match-full-lines %s
#include <stdio.h>

#include "maths.h"

#ifndef NO_TASKS
static async_static_task(multiply) task;
#endif

static async void amain(void)
{
    printf("%d %d\n", await add(1, 2), await multiply(3, 4));
    struct sums s = await sums_of(3);
    await async_sleep_ms(1);
    printf("%ld %ld\n", s.sum, s.squares);
    async_try {
        await multiply(-1, 1);
    } async_catch (int e) {
        printf("error %d\n", e);
    }
    int x = 11;
#ifndef NO_TASKS
    x = 0;
    await async_gather(x = add(5, 6), async_start(&task, multiply(2, 2)));
#endif
    printf("%d\n", x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      3 12
// CHECK-NEXT: 6 14
// CHECK-NEXT: error 22
// CHECK-NEXT: 11
// CHECK-NOT: {{.}}
