/* MicroPython's basics async_await: a tree of awaits, four deep, of a function that awaits itself. */
/* RUN: %run_async --heap=on %s | diff %S/Inputs/async_await.txt - */
#include <stdio.h>
#include <async.h>
static async int tree(int n)
{
    int left, right;
    printf("%d\n", n);
    if (n <= 0) { return 1; }
    left = await tree(n - 1);
    right = await tree(n - 1);
    return left + 1 + right;
}
static async void amain(void)
{
    if (await tree(4) == 31) { puts("finished"); }
}
int main(void) { return async_run(amain()); }
