/* What a pointer with ASYNC_FRAME may point to is checked at each assignment. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

typedef async int (*small)(void) ASYNC_FRAME(40);
typedef async int (*large)(void) ASYNC_FRAME(400);
typedef async int (*any)(void);
struct pair { int n; struct { small of[2]; } inner; };

async int elsewhere(void);
async int told(void) ASYNC_FRAME(40);

static async int fits(void)
{
    return 1;
}

static async int is_large(void)
{
    char buffer[100] = "";
    await async_event_wait((async_event *)buffer);
    return buffer[0];
}

static const small table[] = {fits, told, is_large, elsewhere};
static struct pair pair = {1, {{fits, is_large}}}, flat = {1, is_large, fits}, named = {.inner.of[1] = is_large};

static small convert(large l, any a, small s)
{
    l = s;
    s = l;
    s = a;
    a = s;
    large ok = is_large;
    (void)(ok == l);
    return s ? s : is_large;
}

static async int t(any a)
{
    return (a != NULL) + await fits() + await convert(fits, a, table[pair.n + flat.n + named.n])();
}

// CHECK: bounds-of-handlers.c:25:43: error: the frame of 'is_large' has {{1[0-9][0-9]}} bytes, more than the 40 that 'small' allows
// CHECK: bounds-of-handlers.c:5:34: note: ASYNC_FRAME of 'small' stands here
// CHECK: bounds-of-handlers.c:25:53: error: the frame of 'elsewhere' is not known here, and 'small' allows only 40 bytes; translate the file that defines it in the same call, or write ASYNC_FRAME(bytes) behind its prototype
// CHECK: bounds-of-handlers.c:26:39: error: the frame of 'is_large'
// CHECK: bounds-of-handlers.c:26:63: error: the frame of 'is_large'
// CHECK: bounds-of-handlers.c:26:104: error: the frame of 'is_large'
// CHECK: bounds-of-handlers.c:31:9: error: 'large' may point to functions whose frames have 400 bytes, more than the 40 that 'small' allows
// CHECK: bounds-of-handlers.c:32:9: error: 'any' may point to functions with frames of any size, and 'small' allows 40 bytes
// CHECK: bounds-of-handlers.c:36:20: error: the frame of 'is_large'
// CHECK: {{^}}8 errors generated.
