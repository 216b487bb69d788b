/* Expressions with many calls whose order C fixes, and side effects at sequence points. */
#include <stdio.h>

static int trace;
static int note(int n) { trace = trace * 7 % 100003 + n; return n; }
static int yes(int n) { note(n); return 1; }
static int no(int n) { note(n); return 0; }
static double real(double d) { note((int)d); return d; }
static int *cell(int *a, int i) { note(i); return a + i; }

static int logic(void)
{
    int r = 0;
    r = r * 2 + (yes(1) && no(2));
    r = r * 2 + (no(3) || yes(4));
    r = r * 2 + (no(5) && yes(6));
    r = r * 2 + (yes(7) || no(8));
    r = r * 2 + ((yes(9), no(10)) || (no(11), yes(12)));
    r = r * 2 + !(yes(13) && (no(14) || yes(15)) && yes(16));
    return r;
}

static int conditional(int n)
{
    return n < 0 ? note(1) : n == 0 ? (note(2), note(3)) : yes(4) ? (n > 5 ? note(5) : note(6)) : note(7);
}

static int assignments(void)
{
    int a[4] = { 1, 2, 3, 4 }, i = 0, x;
    x = a[1] = note(20);
    a[2] += note(5) * 2;
    *cell(a, 3) -= 7;
    i = note(2);
    a[i] <<= 1;
    x ^= a[i] | note(64);
    (i ? a : &x)[0] = note(9);
    return a[0] + 10 * a[1] + 100 * a[2] + 1000 * a[3] + 10000 * x;
}

static long conversions(void)
{
    unsigned char c = (unsigned char)note(300);
    signed char s = (signed char)note(200);
    unsigned u = (unsigned)note(-1);
    long long ll = (long long)note(7) << 33;
    float f = (float)real(2.75);
    c += (unsigned char)note(250);
    s = (signed char)(s >> 1);
    return c + s + (u > 5) * 1000 + (long)(ll >> 32) * 100 + (long)(f * 4) + (note(-3) / 2) + (note(-3) % 2);
}

static int loops(void)
{
    int n = 0;
    for (int i = note(0); yes(i) && i < note(4); i += note(1)) {
        n += i;
        if (i == 2 && yes(30)) {
            continue;
        }
        do {
            n++;
        } while (no(40) || n % 3);
    }
    while (note(n) > 3 ? n-- : 0) {
        n -= note(2);
    }
    return n;
}

int main(void)
{
    printf("%d\n", logic());
    printf("%d\n", trace);
    for (int i = -1; i < 9; i += 3) {
        printf("%d ", conditional(i));
    }
    printf("%d\n", trace);
    printf("%d\n", assignments());
    printf("%ld\n", conversions());
    printf("%d\n", loops());
    printf("%d\n", trace);
    return trace % 100;
}
