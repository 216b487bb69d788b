/* Arrays of arrays, structs holding them, floating point. */
#include <stdio.h>

#define N 4
typedef struct { double v[N][N]; } matrix;
typedef int board[8];

static matrix identity(void)
{
    matrix m = { { { 0 } } };
    for (int i = 0; i < N; i++) {
        m.v[i][i] = 1;
    }
    return m;
}

static double dot(const matrix *a, const matrix *b, int r, int c)
{
    double sum = 0;
    for (int k = 0; k < N; k++) {
        sum += a->v[r][k] * b->v[k][c];
    }
    return sum;
}

static matrix multiply(matrix a, matrix b)
{
    matrix m;
    for (int r = 0; r < N; r++) {
        for (int c = 0; c < N; c++) {
            m.v[r][c] = dot(&a, &b, r, c);
        }
    }
    return m;
}

static matrix power(matrix m, unsigned n)
{
    matrix r = identity();
    for (; n; n >>= 1, m = multiply(m, m)) {
        if (n & 1) {
            r = multiply(r, m);
        }
    }
    return r;
}

static double determinant(matrix m)
{
    double d = 1;
    for (int i = 0; i < N; i++) {
        int p = i;
        while (p < N && m.v[p][i] == 0) {
            p++;
        }
        if (p == N) {
            return 0;
        }
        if (p != i) {
            for (int k = 0; k < N; k++) {
                double t = m.v[p][k];
                m.v[p][k] = m.v[i][k];
                m.v[i][k] = t;
            }
            d = -d;
        }
        d *= m.v[i][i];
        for (int r = i + 1; r < N; r++) {
            double f = m.v[r][i] / m.v[i][i];
            for (int k = i; k < N; k++) {
                m.v[r][k] -= f * m.v[i][k];
            }
        }
    }
    return d;
}

static int safe(const int *b, int row, int column)
{
    for (int r = 0; r < row; r++) {
        int d = b[r] - column;
        if (d == 0 || d == row - r || d == r - row) {
            return 0;
        }
    }
    return 1;
}

static int queens(int *b, int row, int n)
{
    int count = 0;
    if (row == n) {
        return 1;
    }
    for (b[row] = 0; b[row] < n; b[row]++) {
        if (safe(b, row, b[row])) {
            count += queens(b, row + 1, n);
        }
    }
    return count;
}

int main(void)
{
    matrix m = { { { 1, 1, 0, 0 }, { 1, 0, 2, 0 }, { 0, 1, 1, 1 }, { 0.5, 0, 0, 1 } } };
    matrix p = power(m, 9);
    board b;
    printf("%.2f %.2f %.2f\n", p.v[0][0], p.v[1][2], power(m, 2).v[3][0]);
    printf("%.2f %.2f\n", determinant(m), determinant(identity()));
    for (int n = 4; n <= 6; n++) {
        printf("%d queens: %d\n", n, queens(b, 0, n));
    }
    return 0;
}
