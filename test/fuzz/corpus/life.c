/* Conway's game of life on a torus, two boards in one static array. */
#include <stdio.h>
#include <string.h>

enum { WIDTH = 16, HEIGHT = 8 };
static unsigned char board[2][HEIGHT][WIDTH];

static int wrap(int x, int n) { return (x % n + n) % n; }

static int neighbours(int now, int y, int x)
{
    int n = 0;
    for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
            if (dx || dy) {
                n += board[now][wrap(y + dy, HEIGHT)][wrap(x + dx, WIDTH)];
            }
        }
    }
    return n;
}

static void generation(int now)
{
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            int n = neighbours(now, y, x);
            board[!now][y][x] = n == 3 || (n == 2 && board[now][y][x]);
        }
    }
}

static void show(int now)
{
    for (int y = 0; y < HEIGHT; y++) {
        char line[WIDTH + 1];
        for (int x = 0; x < WIDTH; x++) {
            line[x] = board[now][y][x] ? '#' : '.';
        }
        line[WIDTH] = 0;
        puts(line);
    }
}

static void seed(const char *const *rows, int n)
{
    memset(board, 0, sizeof board);
    while (n--) {
        for (const char *p = rows[n]; *p; p++) {
            board[0][n + 1][p - rows[n] + 2] = *p == '#';
        }
    }
}

int main(void)
{
    static const char *const glider[] = { ".#.", "..#", "###" };
    int now = 0;
    seed(glider, 3);
    for (int i = 0; i < 6; i++, now = !now) {
        generation(now);
    }
    show(now);
    return 0;
}
