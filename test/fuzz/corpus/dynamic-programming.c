/* Tables filled in by nested loops. */
#include <stdio.h>
#include <string.h>

static int min3(int a, int b, int c) { return a < b ? (a < c ? a : c) : b < c ? b : c; }
static int max(int a, int b) { return a > b ? a : b; }

static int distance(const char *a, const char *b)
{
    int rows[2][24], n = (int)strlen(b), i;
    for (i = 0; i <= n; i++) {
        rows[0][i] = i;
    }
    for (i = 1; a[i - 1]; i++) {
        int *row = rows[i & 1], *last = rows[~i & 1];
        row[0] = i;
        for (int j = 1; j <= n; j++) {
            row[j] = min3(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
        }
    }
    return rows[(i - 1) & 1][n];
}

static int common(const char *a, const char *b, char *out)
{
    static unsigned char table[24][24];
    int n = (int)strlen(a), m = (int)strlen(b);
    memset(table, 0, sizeof table);
    for (int i = n - 1; i >= 0; i--) {
        for (int j = m - 1; j >= 0; j--) {
            table[i][j] = (unsigned char)(a[i] == b[j] ? 1 + table[i + 1][j + 1] : max(table[i + 1][j], table[i][j + 1]));
        }
    }
    for (int i = 0, j = 0; i < n && j < m;) {
        if (a[i] == b[j]) {
            *out++ = a[i];
            i++, j++;
        } else if (table[i + 1][j] >= table[i][j + 1]) {
            i++;
        } else {
            j++;
        }
    }
    *out = 0;
    return table[0][0];
}

static int knapsack(const int (*items)[2], int n, int capacity)
{
    int best[51] = { 0 };
    for (; n-- > 0; items++) {
        for (int c = capacity; c >= (*items)[0]; c--) {
            best[c] = max(best[c], best[c - (*items)[0]] + (*items)[1]);
        }
    }
    return best[capacity];
}

static int increasing(const int *a, int n)
{
    int lengths[16], best = 0;
    for (int i = 0; i < n; i++) {
        lengths[i] = 1;
        for (int j = 0; j < i; j++) {
            lengths[i] = a[j] < a[i] ? max(lengths[i], lengths[j] + 1) : lengths[i];
        }
        best = max(best, lengths[i]);
    }
    return best;
}

static long long paths(int w, int h)
{
    long long cache[12] = { 1 };
    while (h--) {
        for (int x = 1; x < w; x++) {
            cache[x] += cache[x - 1];
        }
    }
    return cache[w - 1];
}

int main(void)
{
    static const int items[][2] = { { 10, 60 }, { 20, 100 }, { 30, 120 }, { 5, 31 } };
    static const int numbers[] = { 3, 10, 2, 1, 20, 4, 6, 5, 7 };
    char out[24];
    printf("%d %d %d\n", distance("kitten", "sitting"), distance("", "abc"), distance("saturday", "sunday"));
    int length = common("abcbdab", "bdcaba", out);
    printf("%d %s\n", length, out);
    printf("%d %d\n", knapsack(items, 4, 50), knapsack(items, 4, 34));
    printf("%d\n", increasing(numbers, 9));
    printf("%lld\n", paths(12, 20));
    return 0;
}
