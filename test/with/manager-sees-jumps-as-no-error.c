// break, continue, goto and return run the exit with error 0.
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

static async int f(void)
{
    struct thing a = {"a", 0};
    for (int i = 0; i < 3; i++) {
        async_with (&a) {
            if (i == 0) {
                continue;
            }
            if (i == 1) {
                goto out;
            }
        }
        puts("not here");
    }
out:
    for (;;) {
        async_with (&a) {
            break;
        }
    }
    async_with (&a) {
        return 3;
    }
}

static async void amain(void)
{
    printf("%d\n", await f());
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      enter a
// CHECK-NEXT: exit a with 0
// CHECK-NEXT: enter a
// CHECK-NEXT: exit a with 0
// CHECK-NEXT: enter a
// CHECK-NEXT: exit a with 0
// CHECK-NEXT: enter a
// CHECK-NEXT: exit a with 0
// CHECK-NEXT: 3
// CHECK-NOT:  {{.}}
