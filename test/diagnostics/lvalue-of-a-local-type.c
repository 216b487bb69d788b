/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The lvalue that a task stores to must have a type that its function can see, and an address. */
// RUN: %not asyncc --heap=on --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

struct flags {
    int ready : 3;
};

async void *f(void)
{
    await async_sleep_ms(1);
    return NULL;
}

async int g(void)
{
    await async_sleep_ms(1);
    return 1;
}

async void t(struct flags *flags)
{
    struct own {
        int x;
    } *p;
    async_spawn(p = f());
    async_spawn(flags->ready = g());
    await f();
}

// CHECK: lvalue-of-a-local-type.c:28:17: error: 'ready' is a bit-field, which has no address to store to later; use a variable and copy it
// CHECK: lvalue-of-a-local-type.c:27:17: error: the type 'struct own *' is declared inside of a function, where 'f' cannot see it; declare it at file scope
// CHECK: {{^}}2 errors generated.
