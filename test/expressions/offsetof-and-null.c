// offsetof, NULL and character constants beside awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stddef.h>
#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

struct s { char a; char b[3]; };
static async void amain(void)
{
    const char *p = await later(0) ? "x" : NULL;
    printf("%d %d %d\n", p == NULL, (int)offsetof(struct s, b) + await later(1), 'a' + await later('\0'));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 2 97
// CHECK-NOT: {{.}}
