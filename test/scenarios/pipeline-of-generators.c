/* Generators that use generators: numbers, of them the squares, of them the first few; the inmost cleanup comes first
 * when the outermost loop is left. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      4
   CHECK-NEXT: 16
   CHECK-NEXT: 36
   CHECK-NEXT: numbers are closed
   CHECK-NEXT: squares are closed
   CHECK-NEXT: sum 56
   CHECK-NEXT: 4
   CHECK-NEXT: numbers are closed
   CHECK-NEXT: squares are closed
   CHECK-NEXT: sum 4
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async_generator int numbers(int from)
{
    async_defer { puts("numbers are closed"); }
    for (;;) {
        yield from++;
        await async_sleep_ms(1);
    }
}
static async_generator int squares_of_even(int from)
{
    async_defer { puts("squares are closed"); }
    async_for (int n, numbers(from)) {
        if (n % 2) { continue; }
        yield n * n;
    }
}
static async_generator int first(int count, int from)
{
    async_for (int n, squares_of_even(from)) {
        if (count-- == 0) { return; }
        yield n;
    }
}
static async int sum(int count, int most)
{
    int total = 0;
    async_for (int n, first(count, 1)) {
        printf("%d\n", n);
        total += n;
        if (total >= most) { break; }
    }
    return total;
}
static async void amain(void)
{
    printf("sum %d\n", await sum(3, 1000));
    printf("sum %d\n", await sum(3, 4));
}
int main(void) { return async_run(amain()); }
