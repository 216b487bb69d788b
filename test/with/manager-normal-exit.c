// Enter runs before the body and exit behind it, with error 0.
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

static async void amain(void)
{
    struct thing a = {"a", 0};
    async_with (&a) {
        puts("body");
        await async_sleep_ms(1);
    }
    puts("behind");
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      enter a
// CHECK-NEXT: body
// CHECK-NEXT: exit a with 0
// CHECK-NEXT: behind
// CHECK-NOT:  {{.}}
