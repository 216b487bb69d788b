/* MicroPython's basics async_with: what the exit of a manager is told, and that the error goes on. */
/* RUN: %run_async %s | diff %S/Inputs/async_with.txt - */
#include <stdbool.h>
#include <stdio.h>
#include <async.h>
enum { VALUE_ERROR = 1, BASE_EXCEPTION };
static const char *const told[] = { "None None", "<class 'ValueError'> error", "<class 'BaseException'> " };
struct context { int value; };
static async void context_enter(struct context *c)
{
    c->value = 1;
    puts("enter");
}
static async bool context_exit(struct context *c, int error)
{
    (void)c;
    printf("exit %s\n", told[error]);
    return false;
}
ASYNC_CONTEXT_MANAGER(struct context, context_enter, context_exit);
static async void f(void)
{
    struct context c;
    async_with (&c) { puts("body"); }
}
static async void g(void)
{
    struct context c;
    async_with (&c) {
        printf("%d\n", c.value);
        async_raise(VALUE_ERROR);
    }
}
static async void h(void)
{
    struct context c;
    async_with (&c) { async_raise(BASE_EXCEPTION); }
}
int main(void)
{
    puts(async_run(f()) == 0 ? "finished" : "failed");
    puts(async_run(g()) == VALUE_ERROR ? "ValueError" : "no error");
    puts(async_run(h()) == BASE_EXCEPTION ? "BaseException" : "no error");
    return 0;
}
