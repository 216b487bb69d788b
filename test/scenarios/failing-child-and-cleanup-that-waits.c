/* A group whose child fails while another's cleanup waits: the block ends after the last cleanup, with the first error;
 * an error in a cleanup that comes later is not the group's. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      0 one starts
   CHECK-NEXT: 0 two starts
   CHECK-NEXT: 0 three starts
   CHECK-NEXT: 0 body waits
   CHECK-NEXT: 5 one fails
   CHECK-NEXT: 5 two cleans up
   CHECK-NEXT: 5 three cleans up
   CHECK-NEXT: 5 body is cancelled
   CHECK-NEXT: 8 body is clean
   CHECK-NEXT: 15 three raises 9
   CHECK-NEXT: 25 two is clean
   CHECK-NEXT: 25 group raised 7
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static int inside;
int sweep_at_end(void);
int sweep_at_end(void) { return inside; }
static void say(const char *who, const char *what) { printf("%u %s %s\n", (unsigned)async_now_ms(), who, what); }
static async void fails(const char *name)
{
    say(name, "starts");
    await async_sleep_ms(5);
    say(name, "fails");
    async_raise(7);
}
static async void cleans_up(const char *name, int ms, int error)
{
    inside++;
    async_defer { inside--; }
    say(name, "starts");
    async_try {
        await async_sleep_ms(100);
    } async_finally {
        say(name, "cleans up");
        await async_sleep_ms(ms);
        if (error) {
            printf("%u %s raises %d\n", (unsigned)async_now_ms(), name, error);
            async_raise(error);
        }
        say(name, "is clean");
    }
}
ASYNC_TASK_POOL(fails, 1);
ASYNC_TASK_POOL(cleans_up, 2);
static async void amain(void)
{
    async_try {
        async_group group = ASYNC_GROUP_INIT;
        async_with (&group) {
            async_group_start(&group, fails("one"));
            async_group_start(&group, cleans_up("two", 20, 0));
            async_group_start(&group, cleans_up("three", 10, 9));
            await async_sleep_ms(0);
            say("body", "waits");
            async_try {
                await async_sleep_ms(100);
            } async_finally {
                say("body", "is cancelled");
                await async_sleep_ms(3);
                say("body", "is clean");
            }
        }
    } async_catch (int e) {
        printf("%u group raised %d\n", (unsigned)async_now_ms(), e);
    }
}
int main(void) { return async_run(amain()); }
