/* MicroPython's basics async_for: in which order an iterator is made and asked, whoever made the object. */
/* RUN: %run_async %s | diff %S/Inputs/async_for.txt - */
#include <stdbool.h>
#include <stdio.h>
#include <async.h>
struct wrapper { const char *text; };
struct letters { const char *left; };
static struct wrapper wrap(const char *text)
{
    struct wrapper made = { text };
    puts("init");
    return made;
}
static struct letters *iterate(const struct wrapper *over, struct letters *at)
{
    puts("aiter\ninit");
    at->left = over->text;
    return at;
}
static async bool letters_next(struct letters *at, char *out)
{
    puts("anext");
    if (*at->left == 0) { return false; }
    *out = *at->left++;
    return true;
}
ASYNC_ITERATOR(struct letters, char, letters_next);
static async void coro0(void)
{
    struct letters at;
    struct wrapper wrapper = wrap("abc");
    async_for (char letter, iterate(&wrapper, &at)) { printf("%c\n", letter); }
}
static async void coro1(void)
{
    struct letters at;
    struct wrapper a = wrap("def");
    async_for (char letter, iterate(&a, &at)) { printf("%c\n", letter); }
    printf("AsyncIteratorWrapper-%s\n", a.text);
}
static struct wrapper global;
static async void coro2(void)
{
    struct letters at;
    async_for (char letter, iterate(&global, &at)) { printf("%c\n", letter); }
    printf("AsyncIteratorWrapper-%s\n", global.text);
}
static async void coro3(struct wrapper a)
{
    struct letters at;
    async_for (char letter, iterate(&a, &at)) { printf("%c\n", letter); }
    printf("AsyncIteratorWrapper-%s\n", a.text);
}
int main(void)
{
    struct wrapper argument;
    puts("== start ==");
    async_run(coro0());
    puts("== finish ==\n== start ==");
    async_run(coro1());
    puts("== finish ==");
    global = wrap("ghi");
    puts("== start ==");
    async_run(coro2());
    puts("== finish ==");
    argument = wrap("jkl");
    puts("== start ==");
    async_run(coro3(argument));
    puts("== finish ==");
    return 0;
}
