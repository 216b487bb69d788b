/* Five ways of sorting, checked against each other. */
#include <stdio.h>
#include <string.h>

#define COUNT 40

static unsigned state = 12345;

static int next_number(void)
{
    state = state * 1103515245u + 12345u;
    return (int)(state >> 16) % 1000;
}

static void swap(int *a, int *b)
{
    int t = *a;
    *a = *b;
    *b = t;
}

static void bubble(int *a, int n)
{
    int swapped;
    do {
        swapped = 0;
        for (int i = 1; i < n; i++) {
            if (a[i - 1] > a[i]) {
                swap(&a[i - 1], &a[i]);
                swapped = 1;
            }
        }
        n--;
    } while (swapped);
}

static void insertion(int *a, int n)
{
    for (int i = 1; i < n; i++) {
        int v = a[i], j = i;
        while (j > 0 && a[j - 1] > v) {
            a[j] = a[j - 1];
            j--;
        }
        a[j] = v;
    }
}

static int partition(int *a, int low, int high)
{
    int pivot = a[high], i = low;
    for (int j = low; j < high; j++) {
        if (a[j] < pivot) {
            swap(&a[i++], &a[j]);
        }
    }
    swap(&a[i], &a[high]);
    return i;
}

static void quick(int *a, int low, int high)
{
    if (low < high) {
        int p = partition(a, low, high);
        quick(a, low, p - 1);
        quick(a, p + 1, high);
    }
}

static void merge(int *a, int n)
{
    int left[COUNT], right[COUNT];
    int m = n / 2, i = 0, j = 0, k = 0;
    if (n < 2) {
        return;
    }
    memcpy(left, a, (size_t)m * sizeof *a);
    memcpy(right, a + m, (size_t)(n - m) * sizeof *a);
    merge(left, m);
    merge(right, n - m);
    while (i < m || j < n - m) {
        a[k++] = j == n - m || (i < m && left[i] <= right[j]) ? left[i++] : right[j++];
    }
}

static void sift(int *a, int root, int n)
{
    for (;;) {
        int child = 2 * root + 1;
        if (child >= n) {
            return;
        }
        if (child + 1 < n && a[child + 1] > a[child]) {
            child++;
        }
        if (a[root] >= a[child]) {
            return;
        }
        swap(&a[root], &a[child]);
        root = child;
    }
}

static void heap(int *a, int n)
{
    for (int i = n / 2; i-- > 0;) {
        sift(a, i, n);
    }
    while (n > 1) {
        swap(&a[0], &a[--n]);
        sift(a, 0, n);
    }
}

static long checksum(const int *a, int n)
{
    long sum = 0;
    while (n-- > 0) {
        sum = sum * 31 % 1000003 + *a++;
    }
    return sum;
}

int main(void)
{
    int original[COUNT], a[COUNT];
    for (int i = 0; i < COUNT; i++) {
        original[i] = next_number();
    }
    for (int how = 0; how < 5; how++) {
        memcpy(a, original, sizeof a);
        switch (how) {
        case 0: bubble(a, COUNT); break;
        case 1: insertion(a, COUNT); break;
        case 2: quick(a, 0, COUNT - 1); break;
        case 3: merge(a, COUNT); break;
        default: heap(a, COUNT);
        }
        printf("%d: %d %d %d %ld\n", how, a[0], a[COUNT / 2], a[COUNT - 1], checksum(a, COUNT));
    }
    return 0;
}
