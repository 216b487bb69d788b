// A struct local is copied, changed and passed by value across awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

struct item { char name[8]; int count; struct { int low, high; } range; };
static async struct item more(struct item it, int n)
{
    it.count += n;
    await async_sleep_ms(0);
    it.range.high = it.count;
    return it;
}

static async void amain(void)
{
    struct item a = { "first", 1, { 0, 0 } }, b;
    b = a;
    a = await more(a, 5);
    b = await more(await more(b, 100), 1000);
    printf("%s %d %d\n", a.name, a.count, a.range.high);
    printf("%s %d %d\n", b.name, b.count, b.range.high);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: first 6 6
// CHECK-NEXT: first 1101 1101
// CHECK-NOT: {{.}}
