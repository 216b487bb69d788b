// A flag set by a callback wakes its waiter; a flag that is set does not suspend; sets coalesce.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async_flag flag = ASYNC_FLAG_INIT;
static async_callback timer;
static void set(void *arg) { (void)arg; async_flag_set(&flag); }

static async void amain(void)
{
    async_call_later_ms(&timer, 10, set, NULL);
    await async_flag_wait(&flag);
    printf("woken at %u\n", (unsigned)async_now_ms());
    async_flag_set(&flag);
    async_flag_set(&flag);
    await async_flag_wait(&flag);
    printf("at once\n");
    async_flag_set(&flag);
    async_flag_clear(&flag);
    async_call_later_ms(&timer, 10, set, NULL);
    await async_flag_wait(&flag);
    printf("woken at %u\n", (unsigned)async_now_ms());
}

int main(void)
{
    return async_run(amain());
}

// CHECK: woken at 10
// CHECK-NEXT: at once
// CHECK-NEXT: woken at 20
// CHECK-NOT: {{.}}
