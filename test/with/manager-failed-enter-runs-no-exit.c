// When entering fails, the body and the exit do not run.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

struct door {
    int locked;
};

static async void door_enter(struct door *d)
{
    await async_sleep_ms(1);
    if (d->locked) {
        async_raise(13);
    }
}

static async bool door_exit(struct door *d, int error)
{
    await async_sleep_ms(1);
    printf("exit %d %d\n", d->locked, error);
    return false;
}
ASYNC_CONTEXT_MANAGER(struct door, door_enter, door_exit);

static async void amain(void)
{
    struct door d = {0};
    async_with (&d) {
        puts("open");
    }
    d.locked = 1;
    async_try {
        async_with (&d) {
            puts("not here");
        }
    } async_catch (int e) {
        printf("%d\n", e);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      open
// CHECK-NEXT: exit 0 0
// CHECK-NEXT: 13
// CHECK-NOT:  {{.}}
