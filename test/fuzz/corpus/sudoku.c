/* Backtracking with bit masks and early exits. */
#include <stdio.h>

static int grid[9][9];
static unsigned rows[9], columns[9], boxes[9];
static long tries;

static void set(int r, int c, int d)
{
    unsigned bit = 1u << d;
    grid[r][c] = d;
    rows[r] ^= bit, columns[c] ^= bit, boxes[r / 3 * 3 + c / 3] ^= bit;
}

static void clear(int r, int c)
{
    int d = grid[r][c];
    set(r, c, d);
    grid[r][c] = 0;
}

static unsigned used(int r, int c) { return rows[r] | columns[c] | boxes[r / 3 * 3 + c / 3]; }

static int options(int r, int c)
{
    int n = 0;
    for (unsigned free = ~used(r, c) & 0x3FE; free; free &= free - 1) {
        n++;
    }
    return n;
}

static int solve(void)
{
    int best = 10, br = -1, bc = -1;
    tries++;
    for (int r = 0; r < 9; r++) {
        for (int c = 0; c < 9; c++) {
            int n;
            if (grid[r][c] || (n = options(r, c)) >= best) {
                continue;
            }
            if (!n) {
                return 0;
            }
            best = n, br = r, bc = c;
        }
    }
    if (br < 0) {
        return 1;
    }
    for (int d = 1; d <= 9; d++) {
        if (used(br, bc) & 1u << d) {
            continue;
        }
        set(br, bc, d);
        if (solve()) {
            return 1;
        }
        clear(br, bc);
    }
    return 0;
}

static void load(const char *s)
{
    for (int i = 0; s[i]; i++) {
        if (s[i] != '.') {
            set(i / 9, i % 9, s[i] - '0');
        }
    }
}

int main(void)
{
    load("53..7...." "6..195..." ".98....6." "8...6...3" "4..8.3..1" "7...2...6" ".6....28." "...419..5" "....8..79");
    int solved = solve();
    for (int r = 0; r < 9; r++) {
        for (int c = 0; c < 9; c++) {
            printf("%d", grid[r][c]);
        }
        puts(r % 3 == 2 && r < 8 ? "\n" : "");
    }
    printf("%d %ld\n", solved, tries);
    return !solved;
}
