/* Callbacks registered with a library: the typedef, the struct and the prototypes stand in its header. */
// RUN: %run_async %s %S/Inputs/registry.c --heap=off --cflags=-I%S/Inputs | %FileCheck --match-full-lines %s
#include <stdio.h>

#include "registry.h"

struct motor { int position; };

static async int move(void *user, int argument)
{
    struct motor *motor = user;
    while (motor->position < argument) {
        motor->position++;
        await async_sleep_ms(1);
    }
    return motor->position;
}

static async int run(const char *name, int argument)
{
    const struct entry *entry = registry_find(name);
    if (!entry) {
        async_raise(2);
    }
    return await entry->run(entry->user, argument);
}

static async void amain(void)
{
    static struct motor motor = {1};
    registry_add("move", move, &motor);
    registry_add("again", &builtin_help, &motor);
    printf("%d %d %d\n", await run("move", 5), await run("help", 7), await run("again", 7));
    async_try {
        await run("stop", 0);
    } async_catch (int e) {
        printf("error %d\n", e);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 5 7 -1
// CHECK-NEXT: error 2
// CHECK-NOT: {{.}}
