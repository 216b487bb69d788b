/* C as it was written long ago: declarations at the top, globals, K&R definitions beside prototypes. */
#include <stdio.h>

#define MAXLINE 80
#define TABSTOP 8

char buffer[MAXLINE];
int position = 0;

int getword();
void detab(const char *from, char *to);

int power(base, n)
    int base, n;
{
    int p;
    for (p = 1; n > 0; --n)
        p = p * base;
    return p;
}

int atoi_(const char *s)
{
    int i, n, sign;
    for (i = 0; s[i] == ' ' || s[i] == '\t'; i++)
        ;
    sign = (s[i] == '-') ? -1 : 1;
    if (s[i] == '+' || s[i] == '-')
        i++;
    for (n = 0; s[i] >= '0' && s[i] <= '9'; i++)
        n = 10 * n + (s[i] - '0');
    return sign * n;
}

void itob(int n, char *s, int b)
{
    int i = 0, j, negative = n < 0;
    char c;
    do {
        int d = n % b;
        s[i++] = "0123456789abcdef"[d < 0 ? -d : d];
    } while ((n /= b) != 0);
    if (negative)
        s[i++] = '-';
    s[i] = '\0';
    for (j = 0, i--; j < i; j++, i--)
        c = s[j], s[j] = s[i], s[i] = c;
}

void detab(const char *from, char *to)
{
    register int column = 0;
    register char c;
    while ((c = *from++) != '\0')
        if (c == '\t')
            do
                *to++ = '.';
            while (++column % TABSTOP);
        else {
            *to++ = c;
            column++;
        }
    *to = '\0';
}

int squeeze(char *s, int c)
{
    int i, j;
    for (i = j = 0; s[i] != '\0'; i++)
        if (s[i] != c)
            s[j++] = s[i];
    s[j] = '\0';
    return i - j;
}

int binsearch(int x, const int v[], int n)
{
    int low = 0, high = n - 1, mid;
    while (low <= high) {
        mid = (low + high) / 2;
        if (x < v[mid])
            high = mid - 1;
        else if (x > v[mid])
            low = mid + 1;
        else
            return mid;
    }
    return -1;
}

int main()
{
    static int v[] = { -5, 0, 3, 8, 13, 21 };
    char s[40];
    int i;
    for (i = 0; i < 4; ++i)
        printf("%d %d %d\n", i, power(2, i), power(-3, i));
    printf("%d %d\n", atoi_("  -123x"), atoi_("\t+45"));
    for (i = 2; i <= 16; i += 7) {
        itob(-1000 + i, s, i);
        printf("%s ", s);
    }
    detab("a\tbc\tdefghijk\tl", s);
    printf("%s\n", s);
    printf("%d ", squeeze(s, '.'));
    printf("%s\n", s);
    for (i = -5; i < 25; i += 13)
        printf("%d ", binsearch(i, v, sizeof v / sizeof v[0]));
    printf("\n");
    return 0;
}
