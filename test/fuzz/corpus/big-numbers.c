/* Arithmetic on arrays of digits: factorials, Fibonacci numbers, division. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define LIMBS 24
typedef struct { int used; uint32_t limb[LIMBS]; } big;

static big from(uint32_t n)
{
    big b = { n != 0, { n } };
    return b;
}

static big add(big a, const big *b)
{
    uint64_t carry = 0;
    int n = a.used > b->used ? a.used : b->used;
    for (int i = 0; i < n || carry; i++) {
        carry += (uint64_t)a.limb[i] + b->limb[i];
        a.limb[i] = (uint32_t)carry;
        carry >>= 32;
        if (a.limb[i] && i >= a.used) {
            a.used = i + 1;
        }
    }
    return a;
}

static void multiply(big *a, uint32_t k)
{
    uint64_t carry = 0;
    int i;
    for (i = 0; i < a->used; i++) {
        carry += (uint64_t)a->limb[i] * k;
        a->limb[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry) {
        a->limb[a->used++] = (uint32_t)carry;
    }
}

static uint32_t divide(big *a, uint32_t k)
{
    uint64_t rest = 0;
    for (int i = a->used; i-- > 0;) {
        rest = rest << 32 | a->limb[i];
        a->limb[i] = (uint32_t)(rest / k);
        rest %= k;
    }
    while (a->used && !a->limb[a->used - 1]) {
        a->used--;
    }
    return (uint32_t)rest;
}

static const char *decimal(big b)
{
    static char text[256];
    char *p = text + sizeof text - 1;
    *p = 0;
    do {
        *--p = (char)('0' + divide(&b, 10));
    } while (b.used);
    return p;
}

static big factorial(unsigned n)
{
    big b = from(1);
    for (; n > 1; n--) {
        multiply(&b, n);
    }
    return b;
}

static big fibonacci(int n)
{
    big a = from(0), b = from(1);
    while (n-- > 0) {
        big next = add(a, &b);
        a = b;
        b = next;
    }
    return a;
}

int main(void)
{
    printf("%s\n", decimal(factorial(50)));
    printf("%s\n", decimal(fibonacci(300)));
    big f = factorial(30);
    for (uint32_t k = 30; k > 2; k--) {
        if (divide(&f, k)) {
            printf("remainder at %u\n", (unsigned)k);
        }
    }
    printf("%s\n", decimal(f));
    printf("%s\n", decimal(from(0)));
    return 0;
}
