/* GNU extensions that firmware and kernels use. */
#include <stdio.h>

#define max(a, b) ({ __typeof__(a) a_ = (a); __typeof__(b) b_ = (b); a_ > b_ ? a_ : b_; })
#define container_of(p, type, member) ((type *)((char *)(p) - __builtin_offsetof(type, member)))
#define likely(x) __builtin_expect(!!(x), 1)

struct link { struct link *next; };
struct device { int id; struct link link; char name[]; };
struct packed { char a; int b; short c; } __attribute__((packed));

static int digit(int c)
{
    switch (c) {
    case '0' ... '9': return c - '0';
    case 'a' ... 'f': return c - 'a' + 10;
    case 'A' ... 'F': return c - 'A' + 10;
    default: return -1;
    }
}

static int hex(const char *s)
{
    int v = 0, d;
    while (likely((d = digit(*s++)) >= 0)) {
        v = v << 4 | d;
    }
    return v;
}

static int or_else(int a, int b) { return a ?: b; }

static int sum_links(struct link *l)
{
    int sum = 0;
    for (; l; l = l->next) {
        sum += container_of(l, struct device, link)->id;
    }
    return sum;
}

static int threaded(const char *code)
{
    static void *const labels[] = { &&plus, &&times, &&stop };
    int acc = 1;
    goto *labels[*code++ - '0'];
plus:
    acc += 3;
    goto *labels[*code++ - '0'];
times:
    acc *= 2;
    goto *labels[*code++ - '0'];
stop:
    return acc;
}

static int table[] = { [2 ... 4] = 7, [6] = 1 };
static __attribute__((noinline, unused)) int attributed(int x __attribute__((unused)), int y) { return y; }
static int zero_length(void) { struct {} nothing; return (int)sizeof nothing; }

static int literals(void)
{
    int *p = (int[]){ 1, 2, 3 };
    struct packed q = { .a = 1, .c = -2, .b = 0b1011 };
    __auto_type big = 1LL << 40;
    return p[1] + q.b + q.c + (int)(big >> 38) + (int)sizeof q;
}

int main(void)
{
    struct device a = { .id = 5 }, b = { .id = 37, .link = { &a.link } };
    int x = 3;
    printf("%d %d\n", hex("ff"), hex("1A2bG"));
    printf("%d\n", max(x++, 2));
    printf("%d\n", max(x, 10) + x);
    printf("%d %d\n", or_else(0, 4), or_else(6, 4));
    printf("%d %d\n", sum_links(&b.link), threaded("01102"));
    printf("%d %d %d\n", table[3], table[5], (int)(sizeof table / sizeof *table));
    printf("%d %d %d\n", attributed(1, 2), zero_length(), literals());
    printf("%d %d\n", __builtin_popcount(0xF0F0u), __builtin_ctz(64));
    return 0;
}
