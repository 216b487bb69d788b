// An error in an exit takes the place of the one in flight; the outer exits see it.
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

struct bad {
    int error;
};

static async void bad_enter(struct bad *b)
{
    b->error = 9;
    await async_sleep_ms(0);
}

static async bool bad_exit(struct bad *b, int error)
{
    printf("bad exit with %d\n", error);
    await async_sleep_ms(0);
    async_raise(b->error);
}
ASYNC_CONTEXT_MANAGER(struct bad, bad_enter, bad_exit);

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
    struct thing a = {"a", 9};
    struct bad b = {0};
    async_with (&a) {
        async_with (&b) {
            await fail_after(1, 5);
        }
    }
    puts("behind");
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      enter a
// CHECK-NEXT: bad exit with 5
// CHECK-NEXT: exit a with 9
// CHECK-NEXT: behind
// CHECK-NOT:  {{.}}
