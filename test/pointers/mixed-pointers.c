/* Pointers to async and to plain functions cannot stand for each other, wherever one becomes the other. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

typedef async int (*handler)(int) ASYNC_FRAME(64);
typedef int (*plain)(int);
struct both { plain p; handler h; };

static async int f(int n)
{
    return n;
}
static int g(int n)
{
    return n;
}
static int take(plain p, handler h)
{
    return p != 0 && h != 0;
}

static struct both good = {g, f};
static struct both bad = {f, g};
static struct both named = {.h = g};

static plain result(handler h)
{
    return h;
}

static async int t(handler h, plain p)
{
    p = h;
    h = p;
    h = (handler)p;
    p = h ? h : p;
    void *kept = (void *)h;
    h = (handler)kept;
    await f(take(h, p) + (h == f) + (p == g) + (h == p) + sizeof f + good.p(1) + bad.p(1) + named.p(1));
    if (f) {
        return h;
    }
    return p;
}

// CHECK: mixed-pointers.c:23:27: error: 'f' is an async function and cannot be used as a pointer to a plain one; call it
// CHECK: mixed-pointers.c:23:30: error: 'g' is a plain function, and a pointer to an async function is wanted here
// CHECK: mixed-pointers.c:24:34: error: 'g' is a plain function, and a pointer to an async function is wanted here
// CHECK: mixed-pointers.c:28:12: error: a pointer to an async function cannot stand for one to a plain function; they are called in different ways
// CHECK: mixed-pointers.c:33:9: error: a pointer to an async function cannot
// CHECK: mixed-pointers.c:34:9: error: a pointer to a plain function cannot stand for one to an async function; they are called in different ways
// CHECK: mixed-pointers.c:35:18: error: a pointer to a plain function cannot
// CHECK: mixed-pointers.c:36:13: error: a pointer to an async function cannot
// CHECK: mixed-pointers.c:39:18: error: a pointer to an async function cannot
// CHECK: mixed-pointers.c:39:21: error: a pointer to a plain function cannot
// CHECK: mixed-pointers.c:39:54: error: a pointer to a plain function cannot
// CHECK: mixed-pointers.c:40:9: error: 'f' is an async function and cannot be used as a pointer to a plain one; call it
// CHECK: {{^}}12 errors generated.
