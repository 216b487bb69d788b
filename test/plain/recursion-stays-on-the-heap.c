// A function that awaits itself is no plain one though it never waits: its frames are on the heap, and depth takes none of the C
// stack. What it awaits besides itself is a call.
// RUN: %run_async %s --heap=on | %FileCheck --match-full-lines %s
// RUN: %asyncc --no-line -Wno-no-await --heap=on %s -o - -- %include_flags | %FileCheck --match-full-lines --check-prefix=TEXT %s
// RUN: %not asyncc --color=never --check --heap=off -Wno-no-await %s -- %include_flags 2>&1 | %FileCheck --check-prefix=OFF %s
#include <stdio.h>

#include <async.h>

static async long one_more(long n) { return n + 1; }
static async long depth(int n)
{
    return n ? await one_more(await depth(n - 1)) : 0;
}
// TEXT: static int depth__resume(void *self, unsigned state, async_task *task, int error)
// TEXT: {{.*}} = one_more__plain({{t__[0-9]+}});
// OFF: error: 'depth' awaits itself

#if defined(__AVR__) || defined(__ARM_ARCH_6M__) /* whose boards have some kilobytes */
enum { DEEP = 20 };
#else
enum { DEEP = 20000 };
#endif

static async void amain(void)
{
    printf("%ld\n", await depth(DEEP));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 20{{(000)?}}
