/* Tables of functions, callbacks, a tiny object system. */
#include <stdio.h>
#include <stdlib.h>

typedef int (*binary)(int, int);

static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static int mul(int a, int b) { return a * b; }
static binary pick(char c) { return c == '+' ? add : c == '-' ? sub : mul; }

struct shape;
struct shape_ops { const char *name; double (*area)(const struct shape *); void (*scale)(struct shape *, double); };
struct shape { const struct shape_ops *ops; double a, b; };

static double rectangle_area(const struct shape *s) { return s->a * s->b; }
static double circle_area(const struct shape *s) { return 3 * s->a * s->a; }
static void rectangle_scale(struct shape *s, double k) { s->a *= k, s->b *= k; }
static void circle_scale(struct shape *s, double k) { s->a *= k; }
static const struct shape_ops rectangle = { "rectangle", rectangle_area, rectangle_scale };
static const struct shape_ops circle = { "circle", circle_area, circle_scale };

static double total(struct shape *shapes, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++) {
        shapes[i].ops->scale(&shapes[i], 2);
        sum += shapes[i].ops->area(&shapes[i]);
    }
    return sum;
}

static int fold(const int *a, int n, binary f, int start)
{
    int r = start;
    for (int i = 0; i < n; i++) {
        r = f(r, a[i]);
    }
    return r;
}

static int apply_all(const char *ops, int x)
{
    for (; *ops; ops++) {
        x = pick(*ops)(x, 3);
    }
    return x;
}

static int descending(const void *a, const void *b) { return *(const int *)b - *(const int *)a; }

static void each(const int *a, int n, void (*visit)(int, void *), void *context)
{
    while (n--) {
        visit(*a++, context);
    }
}
static void count_even(int x, void *context) { *(int *)context += x % 2 == 0; }

int main(void)
{
    int a[] = { 3, 8, 1, 6, 2 }, n = sizeof a / sizeof a[0], even = 0;
    struct shape shapes[] = { { &rectangle, 2, 3 }, { &circle, 1, 0 } };
    printf("%d %d %d\n", fold(a, n, add, 0), fold(a, n, mul, 1), fold(a, n, pick('-'), 100));
    printf("%d\n", apply_all("+*-", 4));
    qsort(a, (size_t)n, sizeof a[0], descending);
    printf("%d %d\n", a[0], a[4]);
    each(a, n, count_even, &even);
    printf("%d %.1f %s\n", even, total(shapes, 2), shapes[1].ops->name);
    return 0;
}
