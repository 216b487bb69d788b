// An exit that returns true ends the error; the others go on.
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

static async int fail_after(unsigned ms, int error)
{
    await async_sleep_ms(ms);
    if (error) {
        async_raise(error);
    }
    return 7;
}

static async void amain(void)
{
    struct thing a = {"a", 5};
    async_with (&a) {
        await fail_after(1, 5);
        puts("not here");
    }
    puts("swallowed");
    async_try {
        async_with (&a) {
            await fail_after(1, 6);
        }
        puts("not here");
    } async_catch (int e) {
        printf("caught %d\n", e);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      enter a
// CHECK-NEXT: exit a with 5
// CHECK-NEXT: swallowed
// CHECK-NEXT: enter a
// CHECK-NEXT: exit a with 6
// CHECK-NEXT: caught 6
// CHECK-NOT:  {{.}}
