/* Switches in switches, in loops, over holes; Duff's device. */
#include <stdio.h>

static int days(int month, int year)
{
    switch (month) {
    case 2:
        switch (year % 4) {
        case 0:
            if (year % 100 == 0 && year % 400 != 0) {
        default:
                return 28;
            }
            return 29;
        }
    case 4: case 6: case 9: case 11:
        return 30;
    default:
        if (month < 1 || month > 12) {
            break;
        }
        return 31;
    }
    return 0;
}

static void copy(short *to, const short *from, int count)
{
    int n = (count + 7) / 8;
    switch (count % 8) {
    case 0: do { *to++ = *from++;
    case 7: *to++ = *from++;
    case 6: *to++ = *from++;
    case 5: *to++ = *from++;
    case 4: *to++ = *from++;
    case 3: *to++ = *from++;
    case 2: *to++ = *from++;
    case 1: *to++ = *from++;
            } while (--n > 0);
    }
}

static int roman(const char *s)
{
    int total = 0, last = 0;
    for (; *s; s++) {
        int v;
        switch (*s) {
        case 'I': v = 1; break;
        case 'V': v = 5; break;
        case 'X': v = 10; break;
        case 'L': v = 50; break;
        case 'C': v = 100; break;
        case 'D': v = 500; break;
        case 'M': v = 1000; break;
        default: continue;
        }
        total += v > last ? v - 2 * last : v;
        last = v;
    }
    return total;
}

static long wide(unsigned long long x)
{
    switch (x) {
    case 0x100000000ULL: return 1;
    case 0xFFFFFFFFFFFFFFFFULL: return 2;
    case 0: return 3;
    }
    return (long)(x & 0xFF);
}

static int format(const char *f, int a, int b)
{
    int written = 0;
    while (*f) {
        switch (*f++) {
        case '%':
            switch (*f++) {
            case 'a': written += printf("%d", a); break;
            case 'b': written += printf("%d", b); break;
            case '%': written += printf("%%"); break;
            case 0: return -1;
            }
            break;
        case '~': written++; putchar(' '); break;
        default: written++; putchar(f[-1]);
        }
    }
    return written;
}

int main(void)
{
    short from[21], to[22] = { 0 };
    int sum = 0;
    for (int m = 0; m <= 13; m++) {
        printf("%d ", days(m, 2000 + m % 3 * 50));
    }
    printf("%d %d\n", days(2, 1900), days(2, 2024));
    for (int n = 1; n <= 21; n += 4) {
        for (int i = 0; i < 21; i++) {
            from[i] = (short)(i * n);
        }
        copy(to, from, n);
        for (int i = 0; i < 22; i++) {
            sum += to[i] * (i + 1);
        }
    }
    printf("%d\n", sum);
    printf("%d %d\n", roman("MCMXCIV"), roman("X-V-I"));
    printf("%ld %ld %ld %ld\n", wide(1ULL << 32), wide(~0ULL), wide(0), wide(511));
    printf("%d\n", format("a=%a~b=%b~100%%\n", 5, 66));
    return 0;
}
