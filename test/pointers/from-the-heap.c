/* Without ASYNC_FRAME the frame of what a pointer points to comes from the heap, results of every kind too; recursion
 * through a table needs nothing else. */
// RUN: %run_async %s --heap=on --std=gnu11 | %FileCheck --match-full-lines %s
#include <stdio.h>

#include <async.h>

struct point { short x; double y; };
typedef async struct point (*locate)(int, struct point);
typedef async void visit(unsigned depth, char *path);
typedef visit *visitor;

static async struct point right(int by, struct point from)
{
    await async_sleep_ms(1);
    from.x = (short)(from.x + by);
    return from;
}

static async struct point up(int by, struct point from)
{
    from.y += by;
    return from;
}

static async visit leave, descend;

static visitor const steps[] = {&leave, descend};

static async void leave(unsigned depth, char *path)
{
    path[depth] = '.';
}

static async void descend(unsigned depth, char *path)
{
    char digit[2] = {(char)('0' + depth), 0};
    await async_sleep_ms(1);
    path[depth] = digit[0];
    await steps[depth < 9](depth + 1, path);
    if (digit[0] == '3') {
        async_raise(3);
    }
}

static async void amain(void)
{
    locate moves[2] = {right, up};
    struct point p = {1, 2};
    for (int i = 0; i < 4; i++) {
        p = await moves[i % 2](i, p);
    }
    printf("%d %.1f\n", p.x, p.y);
    char path[12] = {0};
    async_try {
        await descend(0, path);
    } async_catch (int e) {
        printf("error %d after %s\n", e, path);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3 6.0
// CHECK-NEXT: error 3 after 0123456789.
// CHECK-NOT: {{.}}
