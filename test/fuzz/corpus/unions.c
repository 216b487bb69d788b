/* Tagged unions, bit-fields and punning. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum tag { NUMBER, TEXT, PAIR };
struct value;
struct value {
    enum tag tag;
    union {
        long number;
        char text[8];
        struct { struct value *first, *second; } pair;
    } u;
};

static struct value number(long n)
{
    struct value v = { NUMBER, { 0 } };
    v.u.number = n;
    return v;
}

static struct value text(const char *s)
{
    struct value v = { .tag = TEXT };
    strncpy(v.u.text, s, sizeof v.u.text - 1);
    v.u.text[7] = 0;
    return v;
}

static struct value pair(struct value *a, struct value *b)
{
    return (struct value){ PAIR, { .pair = { a, b } } };
}

static void print(const struct value *v)
{
    switch (v->tag) {
    case NUMBER: printf("%ld", v->u.number); break;
    case TEXT: printf("\"%s\"", v->u.text); break;
    case PAIR:
        printf("(");
        print(v->u.pair.first);
        printf(" . ");
        print(v->u.pair.second);
        printf(")");
    }
}

static int depth(struct value v)
{
    if (v.tag != PAIR) {
        return 0;
    }
    int a = depth(*v.u.pair.first), b = depth(*v.u.pair.second);
    return 1 + (a > b ? a : b);
}

struct flags {
    unsigned ready : 1, mode : 3;
    signed level : 5;
    unsigned : 0;
    unsigned count : 12;
};

static struct flags step(struct flags f)
{
    f.ready ^= 1;
    f.mode += 3;
    f.level -= 7;
    f.count = f.count * 5u + f.mode;
    return f;
}

static uint32_t bits_of(float f)
{
    union { float f; uint32_t u; } pun;
    pun.f = f;
    return pun.u;
}

int main(void)
{
    struct value a = number(-7), b = text("a long text"), c = pair(&a, &b), d = pair(&c, &a);
    struct flags f = { 1, 2, -3, 4 };
    print(&d);
    printf(" %d\n", depth(d));
    for (int i = 0; i < 5; i++) {
        f = step(f);
        printf("%u %u %d %u\n", f.ready, f.mode, f.level, f.count);
    }
    printf("%08x %08x\n", (unsigned)bits_of(1.0f), (unsigned)bits_of(-0.5f));
    return depth(c);
}
