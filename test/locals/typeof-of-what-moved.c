// typeof, sizeof and static assertions may name variables that moved to the frame.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void *p)
{
    (void)p;
    await async_sleep_ms(0);
}

static async void amain(void)
{
    char buffer[12] = "abc";
    struct { int n; } one = { 4 }, *p = &one;
    await pause(buffer);
    __typeof__(buffer) other = "def";
    __typeof__(one) two = { 5 };
    int rest[sizeof buffer - 4] = { 6 };
    struct { __typeof__(one) inner; char tail[sizeof buffer]; } outer = { { 7 }, "tail" };
    _Static_assert(sizeof other == sizeof buffer, "the same type");
    _Static_assert(sizeof two.n == sizeof(int), "a member");
    await pause(other);
    await pause(rest);
    await pause(&two);
    await pause(&outer);
    printf("%s %s %d %d %d %d %s\n", buffer, other, p->n, two.n, rest[0], outer.inner.n, outer.tail);
    printf("%d %d %d\n", (int)(sizeof rest / sizeof *rest), (int)sizeof(__typeof__(other)), (int)sizeof outer.tail);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: abc def 4 5 6 7 tail
// CHECK-NEXT: 8 12 12
// CHECK-NOT: {{.}}
