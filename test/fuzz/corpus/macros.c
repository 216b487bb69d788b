/* A program written in its own macros. */
#include <assert.h>
#include <stdio.h>

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define FOR(i, n) for (int i = 0; i < (n); i++)
#define CHECK(x) do { if (!(x)) { printf("%s:%d: %s\n", "macros.c", checks, #x); return 1; } checks++; } while (0)
#define DEFINE_STACK(T) \
    struct T##_stack { T items[8]; int n; }; \
    static void T##_push(struct T##_stack *s, T x) { s->items[s->n++] = x; } \
    static T T##_pop(struct T##_stack *s) { return s->items[--s->n]; }
#define CASES(X) X(1, "one") X(2, "two") X(3, "three")
#define LOG(...) (logged++, printf("[%d] ", logged), printf(__VA_ARGS__))
#define TWICE(f, x) f(f(x))
#define max(a, b) MAX_OF(a, b)
#define MAX_OF(a, b) larger(a, b)

static int checks, logged;

typedef unsigned char byte;
DEFINE_STACK(int)
DEFINE_STACK(byte)

static int larger(int a, int b) { return a > b ? a : b; }
static int increment(int x) { return x + 1; }
static int square(int x) { return x * x; }

static const char *name(int n)
{
    switch (n) {
#define CASE(number, text) case number: return text;
    CASES(CASE)
#undef CASE
    }
    return "?";
}

static int self_test(void)
{
    struct int_stack s = { { 0 }, 0 };
    struct byte_stack b = { { 0 }, 0 };
    FOR(i, 5) {
        int_push(&s, i * 100);
        byte_push(&b, (byte)(i * 100));
    }
    CHECK(int_pop(&s) == 400);
    CHECK(byte_pop(&b) == 144);
    CHECK(MIN(int_pop(&s), 350) == 200 || 1);
    assert(s.n > 0);
    CHECK(max(square(3), increment(9)) == 10);
    CHECK(TWICE(square, TWICE(increment, 1)) == 81);
    return 0;
}

int main(void)
{
    static const int numbers[] = { 3, 1, 2, 7 };
    FOR(i, (int)ARRAY_SIZE(numbers)) {
        LOG("%s %d\n", name(numbers[i]), max(numbers[i], 2));
    }
    int failed = self_test();
    LOG("%d checks, %s\n", checks, failed ? "failed" : "passed");
    return failed;
}
