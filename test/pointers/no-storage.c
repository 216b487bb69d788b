/* Calls through pointers that cannot be awaited, and those that nothing awaits. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

typedef async int (*any)(int);
typedef async int (*small)(int) ASYNC_FRAME(40);
typedef async int (*open)() ASYNC_FRAME(40);

static async int f(int n)
{
    return n;
}

static int plain(small s)
{
    return s(1);
}

static async int t(any a, small s, open o, int (*p)(int))
{
    int sum = await a(1);
    s(2);
    sum += await o(3);
    sum += await p(4);
    async_spawn(s(5));
    await async_gather(sum = s(6));
    return sum + await f(0) + plain(s);
}

// CHECK: no-storage.c:16:12: error: an async function is called through a pointer in a plain function; only an async function can await it
// CHECK: no-storage.c:21:21: error: the frames of what a 'any' points to may have any size; write ASYNC_FRAME(bytes) behind the typedef, or use --heap=on to take them from the heap
// CHECK: no-storage.c:5:21: note: 'any' declared here
// CHECK: no-storage.c:22:5: error: the call of an async function through a pointer is never awaited; write 'await' before it
// CHECK: no-storage.c:23:18: error: this pointer's type does not tell the parameters of the function; write them in the typedef
// CHECK: no-storage.c:24:18: error: this is a pointer to a plain function and cannot be awaited; a pointer to an async function has a type that is written 'typedef async T name(...)' or 'typedef async T (*name)(...)'
// CHECK: no-storage.c:25:17: error: a task cannot be made of a call through a pointer; write an async function that awaits the call, and make a task of that
// CHECK: no-storage.c:26:30: error: a task cannot be made of a call through a pointer
// CHECK: {{^}}7 errors generated.
