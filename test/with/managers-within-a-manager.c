/* What a context manager uses round its own yield is told how the body was left, as if it stood round that body; what it
 * uses behind the yield is not. */
// RUN: %run_async %s --heap=off | %FileCheck --match-full-lines %s
#include <stdbool.h>
#include <stdio.h>

#include <async.h>

struct thing {
    int users;
};

static async void thing_enter(struct thing *thing)
{
    await async_sleep_ms(1);
    thing->users++;
}

static async bool thing_exit(struct thing *thing, int error)
{
    await async_sleep_ms(1);
    thing->users--;
    printf("thing %d\n", error);
    return true; /* its own error, not that of the outer body */
}
ASYNC_CONTEXT_MANAGER(struct thing, thing_enter, thing_exit);

static async_contextmanager void inner(const char *name)
{
    yield;
    await async_sleep_ms(1);
    printf("%s %d\n", name, async_exit_error());
}

static async_contextmanager void outer(struct thing *thing, int own)
{
    async_with (inner("round it")) {
        async_with (thing) {
            yield;
        }
        if (own)
            async_raise(own);
    }
    async_with (inner("behind it")) {
        printf("outer\n");
    }
}

enum exit { END, RAISE, RETURN, BREAK };

static async int use(enum exit exit, int own)
{
    struct thing thing = {0};
    for (;;) {
        async_with (outer(&thing, own)) {
            if (exit == RAISE)
                async_raise(7);
            if (exit == RETURN)
                return 3;
            if (exit == BREAK)
                break;
        }
        return 4;
    }
    return 5;
}

static async void try_use(enum exit exit, int own)
{
    async_try {
        printf("= %d\n", await use(exit, own));
    } async_catch (int e) {
        printf("caught %d\n", e);
    }
}

static async void program(void)
{
    await try_use(END, 0);
    await try_use(RETURN, 0);
    await try_use(BREAK, 0);
    await try_use(RAISE, 0);
    await try_use(RAISE, 9);
}

int main(void)
{
    return async_run(program());
}

// CHECK: thing 0
// CHECK-NEXT: round it 0
// CHECK-NEXT: outer
// CHECK-NEXT: behind it 0
// CHECK-NEXT: = 4
// CHECK-NEXT: thing 0
// CHECK-NEXT: round it 0
// CHECK-NEXT: outer
// CHECK-NEXT: behind it 0
// CHECK-NEXT: = 3
// CHECK-NEXT: thing 0
// CHECK-NEXT: round it 0
// CHECK-NEXT: outer
// CHECK-NEXT: behind it 0
// CHECK-NEXT: = 5
// CHECK-NEXT: thing 7
// CHECK-NEXT: round it 7
// CHECK-NEXT: outer
// CHECK-NEXT: behind it 0
// CHECK-NEXT: caught 7
// CHECK-NEXT: thing 7
// CHECK-NEXT: round it 9
// CHECK-NEXT: caught 9
// CHECK-NOT: {{.}}
