/* Calendar arithmetic; structs by value; formatted output. */
#include <stdio.h>

struct date { int year; unsigned char month, day; };
struct span { struct date from, to; };

static int is_leap(int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }

static int days_in(int year, int month)
{
    static const signed char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return days[month - 1] + (month == 2 && is_leap(year));
}

static long number(struct date d)
{
    long n = d.day;
    for (int m = 1; m < d.month; m++) {
        n += days_in(d.year, m);
    }
    int y = d.year - 1;
    return n + 365L * y + y / 4 - y / 100 + y / 400;
}

static struct date from_number(long n)
{
    struct date d = { (int)(n / 366), 1, 1 };
    while (number((struct date){ d.year + 1, 1, 1 }) <= n) {
        d.year++;
    }
    for (long rest; (rest = n - number(d)) >= days_in(d.year, d.month);) {
        d.month++;
    }
    d.day = (unsigned char)(1 + n - number(d));
    return d;
}

static struct date add(struct date d, int days) { return from_number(number(d) + days); }

static const char *weekday(struct date d)
{
    return &"Sun\0Mon\0Tue\0Wed\0Thu\0Fri\0Sat"[number(d) % 7 * 4];
}

static struct date easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100, d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7, f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return (struct date){ year, (unsigned char)(f / 31), (unsigned char)(f % 31 + 1) };
}

static int before(struct date a, struct date b)
{
    return a.year != b.year ? a.year < b.year : a.month != b.month ? a.month < b.month : a.day < b.day;
}

static struct span overlap(struct span a, struct span b)
{
    struct span r;
    r.from = before(a.from, b.from) ? b.from : a.from;
    r.to = before(a.to, b.to) ? a.to : b.to;
    return r;
}

static void print(struct date d) { printf("%s %04d-%02d-%02d\n", weekday(d), d.year, d.month, d.day); }

int main(void)
{
    struct date d = { 2000, 2, 28 };
    for (int i = 0; i < 4; i++) {
        print(d);
        d = add(d, i * 366 + 1);
    }
    for (int y = 2020; y < 2026; y += 2) {
        print(easter(y));
    }
    struct span common = overlap((struct span){ { 2024, 1, 15 }, { 2024, 6, 1 } }, (struct span){ { 2024, 3, 1 }, { 2025, 1, 1 } });
    print(common.from);
    print(common.to);
    printf("%ld %d\n", number(common.to) - number(common.from), before(common.to, common.from));
    return 0;
}
