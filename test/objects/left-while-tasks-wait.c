/* With --checks an object that leaves its scope while tasks wait for it, or an armed callback, is ASYNC_MISUSE; without
 * tasks it is none, however the scope is left. */
// RUN: %run_async %s --heap=on "--asyncc-flags=--checks -O0 -Wno-escaping-local" | %FileCheck --match-full-lines %s
// RUN: %if system %{ asyncc --heap=on --cc=%{cc} %s -o %t.c -- %include_flags && %not grep -q async__left_[l]ock %t.c %}
// NO-SWEEP: leaves objects on purpose that a sweep would find in use
#include <stdio.h>

#include <async.h>

ASYNC_QUEUE_TYPE(numbers, int, 2);

struct device {
    async_lock lock;
    int number;
};

static int reports;
static async_task *last;
static async_callback *left_armed; /* until its end has been reported */

static void count(async_task *task, int error)
{
    reports += error == ASYNC_MISUSE && task == async_current_task();
    if (left_armed)
        async_call_cancel(left_armed);
    left_armed = NULL;
}

/* Ends what waits for an object, before that is gone. */
static async void stop(void)
{
    async_task_cancel(last);
    await async_sleep_ms(1);
    async_task_release(last);
    last = NULL;
}

static async void wait_event(async_event *event) { await async_event_wait(event); }
static async void wait_lock(async_lock *lock) { await async_lock_acquire(lock); }
static async void wait_flag(async_flag *flag) { await async_flag_wait(flag); }
static async void wait_permit(async_semaphore *semaphore) { await async_semaphore_acquire(semaphore); }
static async void wait_item(struct numbers *queue) { await async_queue_get(queue); }
static void nothing(void *argument) { (void)argument; }

/* Blocks that end before the task that waits does; with -O0 nothing takes their storage until that is cancelled. */
static async void leave(int which)
{
    switch (which) {
    case 0: {
        async_event event = ASYNC_EVENT_INIT;
        last = async_create_task(wait_event(&event));
        await async_sleep_ms(1);
        break;
    }
    case 1: {
        struct device device = {ASYNC_LOCK_INIT, 1};
        await async_lock_acquire(&device.lock);
        last = async_create_task(wait_lock(&device.lock));
        await async_sleep_ms(device.number);
        break;
    }
    case 2: {
        async_flag flag = ASYNC_FLAG_INIT;
        last = async_create_task(wait_flag(&flag));
        await async_sleep_ms(1);
        break;
    }
    case 3: {
        async_semaphore semaphore = ASYNC_SEMAPHORE_INIT(0);
        last = async_create_task(wait_permit(&semaphore));
        await async_sleep_ms(1);
        break;
    }
    default: {
        struct numbers queue = ASYNC_QUEUE_INIT;
        last = async_create_task(wait_item(&queue));
        await async_sleep_ms(1);
        break;
    }
    }
    await stop();
}

static async void arm(void)
{
    async_callback armed = {0};
    {
        async_callback callback = {0};
        async_call_later_ms(&callback, 1, nothing, NULL);
        await async_sleep_ms(3);
    }
    {
        async_callback callback = {0};
        left_armed = &callback;
        async_call_later_ms(&callback, 9, nothing, NULL);
    }
    async_call_later_ms(&armed, 5, nothing, NULL);
    printf("armed callback: %d\n", reports);
    async_defer { async_call_cancel(&armed); }
    await async_sleep_ms(1);
}

static async int keep(int how)
{
    for (int i = 0; i < 3; i++) {
        async_event event = ASYNC_EVENT_INIT;
        async_task *task = async_create_task(wait_event(&event));
        await async_sleep_ms(1);
        async_event_set(&event);
        await async_join(task);
        async_task_release(task);
        if (how == i)
            return i;
        if (how == 5)
            async_raise(7);
    }
    return 0;
}

static async void program(void)
{
    async_set_exception_handler(count);
    for (int which = 0; which < 5; which++) {
        await leave(which);
        printf("left: %d\n", reports);
    }
    reports = 0;
    await arm();
    printf("disarmed: %d\n", reports);
    async_try { await keep(5); } async_catch (int e) { printf("caught %d\n", e); }
    await keep(1);
    printf("kept: %d\n", reports);
}

int main(void)
{
    return async_run(program());
}

// CHECK: left: 1
// CHECK-NEXT: left: 2
// CHECK-NEXT: left: 3
// CHECK-NEXT: left: 4
// CHECK-NEXT: left: 5
// CHECK-NEXT: armed callback: 1
// CHECK-NEXT: disarmed: 1
// CHECK-NEXT: caught 7
// CHECK-NEXT: kept: 1
// CHECK-NOT: {{.}}
