/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is no manager in async_with, and a manager in the wrong way: what was found and what to write. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

struct own {
    int x;
};

static async void enter(struct own *own)
{
    await async_sleep_ms(own->x);
}

static async bool leave(struct own *own, int error)
{
    await async_sleep_ms(own->x);
    return error == 1;
}
ASYNC_CONTEXT_MANAGER(struct own, enter, leave);
static async_lock lock = ASYNC_LOCK_INIT;
ASYNC_QUEUE(queue, int, 1);

async void t(struct own own)
{
    async_scope scope = async_scope_after_ms(5);
    async_with (lock) { }
    async_with (own) { }
    async_with (scope) { }
    async_with (&queue) { }
    async_with (own.x) { }
    async_with (async_sleep_ms(3)) { }
    await async_sleep_ms(1);
}

// CHECK:      manager-without-its-address.c:27:17: error: async_with takes a pointer to a 'async_lock', not the object; take its address with &
// CHECK-NEXT: 27 | async_with (lock) { }
// CHECK-NEXT: | {{[~^ ]+$}}
// CHECK-NEXT: | &{{ *$}}
// CHECK:      manager-without-its-address.c:28:17: error: async_with takes a pointer to a 'struct own', not the object; take its address with &
// CHECK:      manager-without-its-address.c:29:17: error: async_with takes a pointer to a 'async_scope', not the object; take its address with &
// CHECK:      manager-without-its-address.c:30:17: error: async_with takes a pointer to a lock, semaphore, condition, scope, group or server, a timeout, or a pointer to an object whose type has ASYNC_CONTEXT_MANAGER; this is 'struct queue__queue *'
// CHECK:      manager-without-its-address.c:31:17: error: async_with takes a pointer {{.*}}; this is 'int'
// CHECK:      manager-without-its-address.c:32:17: error: async_with takes a pointer {{.*}}; this is 'void'
// CHECK:      {{^}}6 errors generated.
