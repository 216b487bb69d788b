// Structs with const members go in and out by value, as arguments, results, temporaries and in recursion.
// RUN: %run_async --heap=on %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

struct point {
    const int x;
    int y;
};

struct line {
    struct point ends[2];
};

static async struct point make(int x, int y)
{
    const struct point p = { x, y };
    if (x > 100) {
        return p;
    }
    await async_sleep_ms(0);
    return (struct point){ x, y };
}

static async struct line join_points(struct point a, struct point b)
{
    struct line line = { { a, b } };
    await async_sleep_ms(0);
    line.ends[0].y += a.y;
    return line;
}

static async struct point down(struct point p, int depth)
{
    await async_sleep_ms(0);
    return depth ? await down(p, depth - 1) : p;
}

static async struct point either(int c)
{
    async_try {
        return c ? await make(1, 2) : await make(200, 4);
    } async_finally {
        await async_sleep_ms(0);
    }
}

static async void amain(void)
{
    const struct line line = await join_points(await make(1, 2), await make(3, 4));
    printf("%d %d %d %d\n", line.ends[0].x, line.ends[0].y, line.ends[1].x, line.ends[1].y);
    struct point p = await down((struct point){ 5, 6 }, 3);
    printf("%d %d\n", p.x, p.y);
    printf("%d %d\n", (await either(1)).y, (await either(0)).x);
    async_task *task = async_create_task(down(p, 1));
    printf("%d\n", (await async_join_as(task, struct point)).x);
    async_task_release(task);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 4 3 4
// CHECK-NEXT: 5 6
// CHECK-NEXT: 2 200
// CHECK-NEXT: 5
// CHECK-NOT: {{.}}
