/* Pointers to async functions in variables, structs, arrays, parameters and results, compared, chosen, and NULL. */
// RUN: %run_async %s --heap=off | %FileCheck --match-full-lines %s
#include <stddef.h>
#include <stdio.h>

#include <async.h>

typedef async int (*handler)(int) ASYNC_FRAME(32 * sizeof(void *));
typedef handler alias;
struct device { const char *name; handler read, write; };

static async int twice(int n);

static async int once(int n)
{
    await async_sleep_ms(1);
    return n;
}

static const struct device devices[] = {
    {"first", once, &twice},
    {.name = "second", .read = NULL, .write = (twice)},
};
static const handler table[2] = {[1] = once, [0] = twice};

static async int twice(int n)
{
    int first = await once(n);
    return first + await once(n);
}

static handler choose(int n)
{
    return n > 1 ? twice : n ? *once : NULL;
}

static async int apply(handler h, int n)
{
    return h == NULL ? -1 : await h(n);
}

static async int nested(const struct device *d, handler *list, size_t count)
{
    int sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += await list[i](await (*list[count - 1 - i])((int)i + 1));
    }
    return sum + (d->read ? await d->read(100) : 0) + await (d->write)(1000);
}

static async void amain(void)
{
    handler h = twice;
    alias again = h;
    int calls = 0;
    printf("%d\n", await h(2) + await again(3));
    h = once;
    printf("%d %d %d\n", h == once, h == twice, again != h);
    printf("%d %d %d\n", await apply(choose(0), 5), await apply(choose(1), 5), await apply(choose(2), 5));
    printf("%d\n", await choose(++calls + 1)(calls) + await table[calls](7));
    handler list[] = {once, twice};
    printf("%d %d\n", await nested(&devices[0], list, 2), await nested(&devices[1], list, 2));
    printf("%d\n", await async_wait_for_ms(table[0](21), 100));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 10
// CHECK-NEXT: 1 0 1
// CHECK-NEXT: -1 5 10
// CHECK-NEXT: 9
// CHECK-NEXT: 2106 2006
// CHECK-NEXT: 42
// CHECK-NOT: {{.}}
