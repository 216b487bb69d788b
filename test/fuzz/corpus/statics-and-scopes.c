/* Static locals, shadowing, local types, block-scope declarations. */
#include <stdio.h>

static int x = 1;

static int counter(void)
{
    static int n;
    static struct { int last, total; } history = { -1, 0 };
    history.last = n++;
    history.total += history.last;
    return 100 * history.total + history.last;
}

static int shadow(int x)
{
    int sum = x;
    {
        int x = sum + 1;
        sum += x;
        for (int x = 0; x < 3; x++) {
            int sum2 = x;
            {
                long x = 1000;
                sum += (int)(x / (sum2 + 1));
            }
            sum += x;
        }
        sum += x;
    }
    {
        extern int x_outside;
        sum += x_outside;
    }
    return sum + x;
}

static int local_types(int n)
{
    enum { A = 5, B };
    struct pair { int a; struct pair *other; } p = { A, NULL }, q = { B, &p };
    typedef struct pair pair_type;
    p.other = &q;
    if (n) {
        struct pair { char c[3]; } p = { "ab" };
        enum { A = 50 };
        typedef char pair_type;
        pair_type t = p.c[1];
        return t + A + (int)sizeof p;
    }
    pair_type *at = &p;
    int sum = 0;
    for (int i = 0; i < 5; i++, at = at->other) {
        sum = 10 * sum + at->a;
    }
    return sum;
}

static const char *describe(int n)
{
    static char text[2][16];
    static int turn;
    char *to = text[turn = !turn];
    sprintf(to, "<%d>", n);
    return to;
}

static int fresh(int n)
{
    int r = 0;
    for (int i = 0; i < n; i++) {
        int a[4] = { i, [2] = 5 };
        struct { int k; char name[4]; } s = { .name = "xy" };
        a[1] += a[0];
        s.k += i;
        s.name[2] = (char)('a' + i);
        a[3] += s.name[2] + s.name[3] + s.k;
        r = r * 3 + a[0] + a[1] + a[2] + a[3];
    }
    return r;
}

int x_outside = 7;

int main(void)
{
    for (int i = 0; i < 4; i++) {
        printf("%d\n", counter());
    }
    printf("%d %d\n", shadow(x), shadow(x + 10));
    printf("%d %d\n", local_types(0), local_types(1));
    const char *a = describe(1), *b = describe(2);
    printf("%s %s\n", a, b);
    printf("%d\n", fresh(6));
    return 0;
}
