/* MicroPython's basics async_with_break: a break out of a manager runs its exit, then each finally, innermost first. */
/* RUN: %run_async %s | diff %S/Inputs/async_with_break.txt - */
#include <stdbool.h>
#include <stdio.h>
#include <async.h>
struct context { char unused; };
static async void context_enter(struct context *c)
{
    (void)c;
    puts("enter");
}
static async bool context_exit(struct context *c, int error)
{
    (void)c;
    puts(error ? "exit with an error" : "exit None None");
    return false;
}
ASYNC_CONTEXT_MANAGER(struct context, context_enter, context_exit);
static async void f1(void)
{
    struct context c;
    for (;;) {
        async_with (&c) {
            puts("body");
            break;
        }
        puts("behind");
    }
}
static async void f2(void)
{
    struct context c;
    for (;;) {
        async_try {
            async_with (&c) {
                puts("body");
                break;
            }
        } async_finally {
            puts("finally");
        }
        puts("behind");
    }
}
static async void f3(void)
{
    struct context c;
    for (;;) {
        async_try {
            async_try {
                async_with (&c) {
                    puts("body");
                    break;
                }
            } async_finally {
                puts("finally inner");
            }
        } async_finally {
            puts("finally outer");
        }
        puts("behind");
    }
}
int main(void)
{
    if (async_run(f1()) == 0) { puts("finished"); }
    if (async_run(f2()) == 0) { puts("finished"); }
    if (async_run(f3()) == 0) { puts("finished"); }
    return 0;
}
