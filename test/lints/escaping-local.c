/* The address of a local for a task that may outlive it: whatever makes the task, and however the address gets to it. */
// RUN: asyncc --heap=on --color=never --check  %s -- %include_flags 2>&1 | %FileCheck --implicit-check-not=warning: %s
// RUN: asyncc --heap=on --color=never --check -Wno-escaping-local %s -- %include_flags 2>&1 | count 0
#include <async.h>

struct job {
    int *number;
    int size;
};

static int global;
static int *global_pointer = &global;
int hash(const int *number);

async void use(int *number)
{
    await async_sleep_ms(1);
    *number = 1;
}

async int count(int *number)
{
    await async_sleep_ms(*number);
    return 1;
}

async void work(struct job job)
{
    await use(job.number);
}

async void work_on(struct job *job)
{
    await use(job->number);
}

async_static_task(use) storage;

async void spawned(int parameter)
{
    int local = 0;
    int array[4] = {0};
    struct job inner = {0, 0};
    // CHECK: escaping-local.c:[[#@LINE+1]]:21: warning: the task may still use this variable when its block has ended; make it static, or keep the task and join it [-Wescaping-local]
    async_spawn(use(&local));
    // CHECK: escaping-local.c:[[#@LINE+1]]:21: warning: the task may still use this variable
    async_spawn(use(&parameter));
    // CHECK: escaping-local.c:[[#@LINE+1]]:21: warning: the task may still use this variable
    async_spawn(use(array));
    // CHECK: escaping-local.c:[[#@LINE+1]]:21: warning: the task may still use this variable
    async_spawn(use(array + 1));
    // CHECK: escaping-local.c:[[#@LINE+1]]:21: warning: the task may still use this variable
    async_spawn(use(&array[2]));
    // CHECK: escaping-local.c:[[#@LINE+1]]:21: warning: the task may still use this variable
    async_spawn(use(&inner.size));
    // CHECK: escaping-local.c:[[#@LINE+1]]:17: warning: the task may still use this variable
    async_spawn(local = count(&global));
    await use(&local);
}

async void through_variables(struct job *memory)
{
    int local = 0;
    // CHECK: escaping-local.c:[[#@LINE+2]]:20: warning: the task may still use this variable
    // CHECK: escaping-local.c:[[#@LINE+2]]:17: note: the task is made here
    int *pointer = &local;
    async_spawn(use(pointer));
    // CHECK: escaping-local.c:[[#@LINE+1]]:23: warning: the task may still use this variable
    struct job job = {&local, 1};
    async_spawn(work(job));
    // CHECK: escaping-local.c:[[#@LINE+1]]:35: warning: the task may still use this variable
    async_spawn(work((struct job){&local, 2}));
    struct job later;
    later.size = 1;
    // CHECK: escaping-local.c:[[#@LINE+1]]:20: warning: the task may still use this variable
    later.number = &local;
    async_spawn(work(later));
    // CHECK: escaping-local.c:[[#@LINE+1]]:22: warning: the task may still use this variable
    memory->number = &local;
    async_spawn(work_on(memory));
    await use(&local);
}

async void kept(async_group *outer)
{
    int local = 0;
    // CHECK: escaping-local.c:[[#@LINE+1]]:50: warning: the task may still use this variable
    async_task *released = async_create_task(use(&local));
    async_task_release(released);
    async_task *too_late;
    {
        int short_lived = 0;
        // CHECK: escaping-local.c:[[#@LINE+1]]:42: warning: the task may still use this variable
        too_late = async_create_task(use(&short_lived));
    }
    await async_join(too_late);
    async_task_release(too_late);
    // CHECK: escaping-local.c:[[#@LINE+1]]:31: warning: the task may still use this variable
    async_start(&storage, use(&local));
    // CHECK: escaping-local.c:[[#@LINE+1]]:34: warning: the task may still use this variable when its block has ended; declare it before the async_with of the group, or make it static
    async_group_start(outer, use(&local));
    async_group group = ASYNC_GROUP_INIT;
    async_with (&group) {
        int inside = 0;
        // CHECK: escaping-local.c:[[#@LINE+1]]:39: warning: the task may still use this variable
        async_group_start(&group, use(&inside));
    }
}

async void must_not(int n)
{
    int local = 0, other = 0;
    static int forever;
    int *pointer = &forever;
    async_spawn(use(&global));
    async_spawn(use(&forever));
    async_spawn(use(pointer));
    async_spawn(use(global_pointer));
    async_spawn(use(&global_pointer[hash(&local)]));
    async_spawn(global = count(&forever));
    async_task *task = async_create_task(use(&local));
    await use(&local);
    await async_join(task);
    async_task_release(task);
    async_task *tasks[2] = {async_create_task(use(&local)), NULL};
    tasks[1] = async_create_task(use(&other));
    await async_gather_tasks(tasks, 2);
    async_task_release(tasks[0]);
    async_task_release(tasks[1]);
    task = async_start(&storage, use(&local));
    await async_wait_for_ms(async_join(task), 5);
    async_start(&storage, use(&local));
    await async_join(&storage.task);
    for (int i = 0; i < n; i++) {
        int turn = i;
        async_task *one = async_create_task(use(&turn));
        await async_gather(one, use(&local));
        async_task_release(one);
    }
    async_group group = ASYNC_GROUP_INIT;
    async_with (&group) {
        async_group_start(&group, use(&local));
        async_group_start(&group, other = count(&local));
    }
    await async_gather(use(&local), local = count(&other));
}
