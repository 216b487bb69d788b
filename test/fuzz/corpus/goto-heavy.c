/* Control flow by goto: a scanner, error exits, loops entered in the middle. */
#include <stdio.h>

enum { WORD, NUMBER, PUNCTUATION, STRING, BAD, KINDS };

static int scan(const char *s, int counts[KINDS])
{
    int tokens = 0;
start:
    switch (*s) {
    case 0: goto end;
    case ' ': s++; goto start;
    case '"': s++; goto string;
    default:
        if (*s >= '0' && *s <= '9') goto number;
        if (*s >= 'a' && *s <= 'z') goto word;
        goto punctuation;
    }
word:
    do s++; while (*s >= 'a' && *s <= 'z');
    counts[WORD]++;
    goto accepted;
number:
    while (*s >= '0' && *s <= '9')
        s++;
    if (*s == '.') {
        s++;
        goto number;
    }
    counts[NUMBER]++;
    goto accepted;
string:
    for (;; s++) {
        if (!*s) goto bad;
        if (*s == '"') break;
        if (*s == '\\' && s[1]) s++;
    }
    s++;
    counts[STRING]++;
    goto accepted;
punctuation:
    s++;
    counts[PUNCTUATION]++;
accepted:
    tokens++;
    goto start;
bad:
    counts[BAD]++;
end:
    return tokens;
}

static int acquire(int n, int fail) { printf("acquire %d\n", n); return n != fail; }
static void release(int n) { printf("release %d\n", n); }

static int with_cleanup(int fail)
{
    int result = -1;
    if (!acquire(1, fail)) goto none;
    if (!acquire(2, fail)) goto one;
    if (!acquire(3, fail)) goto two;
    result = 0;
    release(3);
two:
    release(2);
one:
    release(1);
none:
    return result;
}

static int middle(int n)
{
    int sum = 0, i = n;
    if (n % 2) goto odd;
    for (i = 0; i < 10; i++) {
        sum += i;
odd:
        sum += 100;
        if (sum > 700) goto out;
        while (sum % 7) {
            sum++;
            if (sum % 5 == 0) goto next;
        }
        sum *= 2;
next:;
    }
out:
    return sum * 100 + i;
}

int main(void)
{
    int counts[KINDS] = { 0 };
    int n = scan("let x = 3.14 + \"a \\\" b\"; y2 \"open", counts);
    printf("%d: %d %d %d %d %d\n", n, counts[0], counts[1], counts[2], counts[3], counts[4]);
    for (int i = 0; i < 5; i++) {
        printf("%d\n", with_cleanup(i));
    }
    for (int i = 0; i < 8; i++) {
        printf("%d\n", middle(i));
    }
    return n;
}
