/* MicroPython's asyncio_gather_finished_early: gathering tasks of which some have ended, well or with an error. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_gather_finished_early.txt - */
#include <stdbool.h>
#include <stdio.h>
#include <async.h>
static const char *text(bool value) { return value ? "True" : "False"; }
static void quiet(async_task *task, int error) { (void)task, (void)error; }
static async void finishes_early(char id, async_event *event, bool fails)
{
    printf("task_that_finishes_early %c\n", id);
    async_event_set(event);
    if (fails) { async_raise(id); }
}
static async void runs(void)
{
    for (int i = 0; i < 5; i++) {
        printf("task_that_runs %d\n", i);
        await async_sleep_ms(0);
    }
}
ASYNC_TASK_POOL(finishes_early, 2);
ASYNC_TASK_POOL(runs, 1);
static void show_errors(const int *errors, size_t n)
{
    printf("('complete', [");
    for (size_t i = 0; i < n; i++) {
        if (errors[i]) {
            printf("%sValueError('intentional exception', '%c')", i ? ", " : "", errors[i]);
        } else {
            printf("%sNone", i ? ", " : "");
        }
    }
    puts("])");
}
static async void amain(bool starts_one, bool fails, bool as_values)
{
    async_event a = ASYNC_EVENT_INIT, b = ASYNC_EVENT_INIT;
    async_task *tasks[3];
    int errors[3] = { 0, 0, 0 }, error = 0;
    size_t n = 0;
    bool was_done = false;
    printf("== start %s %s %s\n", text(starts_one), text(fails), text(as_values));
    async_set_exception_handler(quiet);
    async_defer { while (n > 0) { async_task_release(tasks[--n]); } }
    if (starts_one) { tasks[n] = async_create_task(runs()); n++; }
    tasks[n] = async_create_task(finishes_early('a', &a, fails));
    n++;
    tasks[n] = async_create_task(finishes_early('b', &b, fails));
    n++;
    await async_event_wait(&a);
    await async_event_wait(&b);
    async_try {
        if (as_values) {
            await async_gather_tasks_errors(tasks, n, errors);
        } else {
            await async_gather_tasks(tasks, n);
        }
    } async_catch (int e) {
        error = e;
        was_done = starts_one && async_task_done(tasks[0]);
    }
    if (starts_one) { await async_join(tasks[0]); }
    if (error) {
        printf("('exception', ValueError('intentional exception', '%c'), %s)\n", error, text(was_done));
    } else {
        show_errors(errors, n);
    }
}
int main(void)
{
    int i, error = 0;
    for (i = 0; i < 8 && !error; i++) {
        error = async_run(amain((i & 4) != 0, (i & 2) != 0, (i & 1) != 0));
    }
    return error;
}
