// The user's names, macros, K&R heads, qualifiers and parameters without use or name go together with what a plain function adds.
// RUN: %run_async %s --std=gnu17 --no-strict | %FileCheck --match-full-lines %s
// RUN: %run_async %s --std=gnu17 --no-strict --asyncc-flags=-fno-plain | %FileCheck --match-full-lines %s
#include <errno.h>
#include <stdio.h>

#include <async.h>

#define WAIT_FOR await
#define SUM(a, b) (await sum(a, b))
#define TRY(x) if ((x) < 0) async_raise(EINVAL)

static async int later(int error, int);
static async int sum(int result, int task) { return result + task; }
static async int later(int error, int self)
{
    int frame = WAIT_FOR sum(error, 1);
    TRY(frame);
    return SUM(frame, SUM(1, 2));
}
static async int old(a, b) int a; char b; { return a + b; }
static async int (*function(int n))(const char *) { return n ? puts : NULL; }
static async const char *name(void) { return __func__; }
static async int unused(const int a, int b[3]) { static int calls; return ++calls; }
static async unsigned long shifts(unsigned char n, _Bool up) { return up ? 1ul << n : n; }
static async int jumps(int n)
{
again:
    if (n > 5)
        goto out;
    n += await sum(n, 1);
    goto again;
out:
    return n;
}

static async void amain(void)
{
    int t = await later(1, 0), error = 0;
    async_try { await later(-5, 0); } async_catch (int e) { error = e; }
    printf("%d %d\n", t, error == EINVAL);
    printf("%d %s\n", await old(1, 2), await name());
    (await function(1))("puts");
    printf("%d %d\n", await unused(1, NULL), await unused(2, NULL));
    printf("%lu %lu\n", await shifts(20, 7), await shifts((unsigned char)300, 0));
    printf("%d\n", await jumps(1));
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      5 1
// CHECK-NEXT: 3 name
// CHECK-NEXT: puts
// CHECK-NEXT: 1 2
// CHECK-NEXT: 1048576 44
// CHECK-NEXT: 7
// CHECK-NOT: {{.}}
