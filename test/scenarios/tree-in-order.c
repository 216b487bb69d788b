/* A generator that calls itself walks a tree in order; leaving the loop early closes every level. */
/* RUN: %run_async --heap=on %s | %FileCheck --match-full-lines %s */
/* CHECK:      1 2 3 4 5 6 7 open 0
   CHECK-NEXT: 1 2 3 open 0
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
struct node { int value; const struct node *left, *right; };
static const struct node n1 = { 1, NULL, NULL }, n3 = { 3, NULL, NULL }, n5 = { 5, NULL, NULL }, n7 = { 7, NULL, NULL };
static const struct node n2 = { 2, &n1, &n3 }, n6 = { 6, &n5, &n7 }, n4 = { 4, &n2, &n6 };
static int open_ones;
int sweep_at_end(void);
int sweep_at_end(void) { return open_ones; }
static async_generator int walk(const struct node *node)
{
    if (node == NULL) { return; }
    open_ones++;
    async_defer { open_ones--; await async_sleep_ms(1); }
    async_for (int v, walk(node->left)) { yield v; }
    await async_sleep_ms(1);
    yield node->value;
    async_for (int v, walk(node->right)) { yield v; }
}
static async void show(int last)
{
    async_for (int v, walk(&n4)) {
        printf("%d ", v);
        if (v == last) { break; }
    }
    printf("open %d\n", open_ones);
}
static async void amain(void)
{
    await show(100);
    await show(3);
}
int main(void) { return async_run(amain()); }
