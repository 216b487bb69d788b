/* Recursion of all shapes. */
#include <stdio.h>

static int moves;
static int pegs[3][8], heights[3];

static void move(int from, int to)
{
    pegs[to][heights[to]++] = pegs[from][--heights[from]];
    moves++;
}

static void hanoi(int n, int from, int to, int via)
{
    if (n) {
        hanoi(n - 1, from, via, to);
        move(from, to);
        hanoi(n - 1, via, to, from);
    }
}

static unsigned ackermann(unsigned m, unsigned n)
{
    return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
}

static int gcd(int a, int b) { return b ? gcd(b, a % b) : a; }

static int is_odd(int n);
static int is_even(int n) { return n == 0 || is_odd(n - 1); }
static int is_odd(int n) { return n != 0 && is_even(n - 1); }

static int ways(const int *coins, int n, int amount)
{
    return amount == 0 ? 1 : amount < 0 || n == 0 ? 0 : ways(coins, n, amount - coins[0]) + ways(coins + 1, n - 1, amount);
}

static int m(int);
static int f(int n) { return n == 0 ? 1 : n - m(f(n - 1)); }
static int m(int n) { return n == 0 ? 0 : n - f(m(n - 1)); }

static void subsets(const char *letters, char *chosen, int n)
{
    if (!*letters) {
        chosen[n] = 0;
        printf("{%s}", chosen);
        return;
    }
    subsets(letters + 1, chosen, n);
    chosen[n] = *letters;
    subsets(letters + 1, chosen, n + 1);
}

static int collatz(long n, int steps) { return n == 1 ? steps : collatz(n & 1 ? 3 * n + 1 : n / 2, steps + 1); }

int main(void)
{
    static const int coins[] = { 50, 20, 10, 5, 2, 1 };
    char chosen[5];
    for (int i = 0; i < 6; i++) {
        pegs[0][heights[0]++] = 6 - i;
    }
    hanoi(6, 0, 2, 1);
    printf("%d %d %d\n", moves, heights[2], pegs[2][5]);
    printf("%u %d\n", ackermann(2, 5), gcd(1071, 462));
    printf("%d %d\n", is_even(30), is_odd(17) && !is_even(17));
    printf("%d\n", ways(coins, 6, 40));
    for (int i = 0; i < 8; i++) {
        printf("%d/%d ", f(i), m(i));
    }
    printf("\n");
    subsets("abc", chosen, 0);
    printf("\n%d\n", collatz(27, 0));
    return 0;
}
