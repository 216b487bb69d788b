// The expression of async_with is evaluated once, before it is entered.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

struct thing {
    const char *name;
    int swallows;
};

static async void thing_enter(struct thing *t)
{
    await async_sleep_ms(1);
    printf("enter %s\n", t->name);
}

static async bool thing_exit(struct thing *t, int error)
{
    await async_sleep_ms(1);
    printf("exit %s with %d\n", t->name, error);
    return error != 0 && error == t->swallows;
}
ASYNC_CONTEXT_MANAGER(struct thing, thing_enter, thing_exit);

static struct thing things[2] = {{"first", 0}, {"second", 0}};

static async void amain(void)
{
    int i = 0;
    async_with (&things[i++]) {
        await async_sleep_ms(1);
        printf("%d\n", i);
    }
    struct thing *p = &things[1];
    async_with (p) {
        p = NULL;
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      enter first
// CHECK-NEXT: 1
// CHECK-NEXT: exit first with 0
// CHECK-NEXT: enter second
// CHECK-NEXT: exit second with 0
// CHECK-NOT:  {{.}}
