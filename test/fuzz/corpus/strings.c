/* String handling by hand and by the library. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t length(const char *s)
{
    const char *p = s;
    while (*p) {
        p++;
    }
    return (size_t)(p - s);
}

static char *reverse(char *s)
{
    char *a = s, *b = s + length(s);
    while (a < b) {
        char c = *a;
        *a++ = *--b;
        *b = c;
    }
    return s;
}

static int is_palindrome(const char *s)
{
    char copy[64];
    return strcmp(s, reverse(strcpy(copy, s))) == 0;
}

static const char *find(const char *text, const char *what)
{
    for (; *text; text++) {
        const char *a = text, *b = what;
        while (*b && *a == *b) {
            a++, b++;
        }
        if (!*b) {
            return text;
        }
    }
    return NULL;
}

static int split(char *line, char separator, char *fields[], int max)
{
    int n = 0;
    for (char *p = line; n < max;) {
        fields[n++] = p;
        if (!(p = strchr(p, separator))) {
            break;
        }
        *p++ = '\0';
    }
    return n;
}

static void join(char *to, char *const fields[], int n, const char *glue)
{
    *to = '\0';
    for (int i = 0; i < n; i++) {
        strcat(to, i ? glue : "");
        strcat(to, fields[i]);
    }
}

static char *repeat(const char *s, int n)
{
    size_t size = length(s);
    char *r = malloc(size * (size_t)n + 1), *p = r;
    if (!r) {
        exit(3);
    }
    while (n-- > 0) {
        p = (char *)memcpy(p, s, size) + size;
    }
    *p = '\0';
    return r;
}

static int match(const char *pattern, const char *s)
{
    switch (*pattern) {
    case '\0': return !*s;
    case '*': return match(pattern + 1, s) || (*s && match(pattern, s + 1));
    case '?': return *s && match(pattern + 1, s + 1);
    default: return *pattern == *s && match(pattern + 1, s + 1);
    }
}

int main(void)
{
    char line[] = "alpha,beta,,gamma,delta", text[64], *fields[4];
    char *r;
    int n = split(line, ',', fields, 4);
    join(text, fields, n, "|");
    printf("%d %s\n", n, text);
    printf("%s\n", reverse(text));
    printf("%d %d\n", is_palindrome("racecar"), is_palindrome("racecars"));
    printf("%s\n", find("the needle in the haystack", "needle"));
    printf("%d\n", find("abc", "abd") == NULL);
    r = repeat("ab-", 3);
    printf("%s %d\n", r, (int)length(r));
    free(r);
    printf("%d%d%d%d\n", match("a*c?", "abbbcd"), match("*", ""), match("a?", "a"), match("*b*b*", "abcabc"));
    return 0;
}
