/* MicroPython's asyncio_gather.  It prints the same but for the last parts: there the children of a gather that is
 * cancelled in its first turns go on for a while; here they are children: those that have not begun never do, the
 * others are cancelled and waited for.  Tasks that are only waited for go on, there and here. */
/* RUN: %run_async %s | diff %S/Inputs/gather.txt - */
#include <stdio.h>
#include <async.h>
static async int factorial(char name, int number)
{
    int f = 1;
    for (int i = 2; i <= number; i++) {
        printf("Task %c: Compute factorial(%d)...\n", name, i);
        await async_sleep(0.01);
        f *= i;
    }
    printf("Task %c: factorial(%d) = %d\n", name, number, f);
    return f;
}
static async int task(int id, double seconds)
{
    printf("start %d\n", id);
    await async_sleep(seconds);
    printf("end %d\n", id);
    return id;
}
static async int task_loop(int id)
{
    printf("task_loop start %d\n", id);
    for (;;) {
        await async_sleep(0.1);
        printf("task_loop loop %d\n", id);
    }
    return 0;
}
static async int task_raise(int id, double seconds)
{
    printf("task_raise start %d\n", id);
    await async_sleep(seconds);
    printf("task_raise raise %d\n", id);
    async_raise(id);
    return 0;
}
static async void gather_task(double seconds)
{
    puts("gather_task");
    await async_gather(task(1, seconds), task(2, seconds));
    puts("gather_task2");
}
ASYNC_TASK_POOL(task, 3);
ASYNC_TASK_POOL(task_loop, 1);
ASYNC_TASK_POOL(task_raise, 4);
ASYNC_TASK_POOL(gather_task, 4);

static void release(async_task **tasks)
{
    async_task_release(tasks[0]);
    async_task_release(tasks[1]);
}
static void show_done(async_task **tasks)
{
    const char *names[2] = { "False", "True" };
    printf("%s %s\n", names[async_task_done(tasks[0])], names[async_task_done(tasks[1])]);
}
static async void values(void)
{
    int a, b, c;
    await async_gather(a = factorial('A', 2), b = factorial('B', 3), c = factorial('C', 4));
    printf("[%d, %d, %d]\n====\n", a, b, c);
    await async_gather();
    printf("[]\n====\n");
}
static async void errors_as_values(void)
{
    int errors[2];
    async_task *tasks[2] = { async_create_task(task(1, 0.1)), async_create_task(task(2, 0.1)) };
    async_task_cancel(tasks[0]);
    await async_gather_tasks_errors(tasks, 2, errors);
    if (errors[0] == ASYNC_CANCELLED && errors[1] == 0) {
        printf("[CancelledError(), %d]\n====\n", await async_join_as(tasks[1], int));
    }
    release(tasks);
    tasks[0] = async_create_task(task(1, 0.1));
    tasks[1] = async_create_task(task_raise(2, 0.1));
    await async_gather_tasks_errors(tasks, 2, errors);
    if (errors[0] == 0) {
        printf("[%d, ValueError(%d,)]\n====\n", await async_join_as(tasks[0], int), errors[1]);
    }
    release(tasks);
}
static async void first_error(void)
{
    async_task *tasks[2] = { async_create_task(task_loop(1)), async_create_task(task_raise(2, 0.1)) };
    async_try {
        await async_gather_tasks(tasks, 2);
    } async_catch (int e) {
        printf("ValueError(%d,)\n", e);
    }
    show_done(tasks);
    async_task_cancel(tasks[0]);
    async_task_cancel(tasks[1]);
    await async_sleep(0.2);
    puts("====");
    release(tasks);
    tasks[0] = async_create_task(task_raise(1, 0));
    tasks[1] = async_create_task(task_raise(2, 0));
    async_try {
        await async_gather_tasks(tasks, 2);
    } async_catch (int e) {
        printf("ValueError(%d,)\n", e);
    }
    show_done(tasks);
    release(tasks);
}
static async void cancelled(void)
{
    puts("====");
    async_task *t = async_create_task(gather_task(0.1));
    await async_sleep(0.05);
    async_task_cancel(t);
    await async_sleep(0.2);
    async_task_release(t);
    for (int turns = 1; turns < 4; turns++) {
        puts("====");
        t = async_create_task(gather_task(0));
        for (int i = 0; i < turns; i++) { await async_sleep_ms(0); }
        async_task_cancel(t);
        await async_sleep(0.2);
        async_task_release(t);
    }
}
static async void amain(void)
{
    await values();
    await errors_as_values();
    await first_error();
    await cancelled();
}
int main(void) { return async_run(amain()); }
