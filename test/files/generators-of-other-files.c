/* Generators and context managers that another file defines, which may keep types of their own in their frames: iterated
 * over, left early, entered, and as objects. */
// RUN: %run_async %s %S/Inputs/series.c --heap=off --cflags=-I%S/Inputs | %FileCheck --match-full-lines %s
#include <stdio.h>

#include "series.h"

enum { FAILED = 5 };
static async_static_generator(ticks) kept;

static async int first_above(int limit)
{
    async_for (int tick, ticks(10)) {
        if (tick > limit)
            return tick; /* closes the generator before the value is used */
    }
    return 0;
}

static async void draw(void)
{
    async_for (struct point p, line(1, 3))
        printf("%.1f %d\n", p.x, p.y);
    async_for (struct point p, line(5, 9)) {
        await async_sleep_ms(1);
        printf("%d\n", p.y);
        break;
    }
}

static async void write_log(struct log *log, int error)
{
    async_with (struct log *entry = logged(log)) {
        async_with (marked('-')) {
            printf("%d", entry->errors);
            if (error)
                async_raise(error);
        }
    }
}

static async void use_object(void)
{
    int tick;
    printf("open %d\n", async_open(&kept, ticks(4)));
    printf("busy %d\n", async_open(&kept, ticks(4)) == ASYNC_BUSY);
    await async_next(&kept, &tick);
    async_for (int next, &kept) {
        printf("%d, then %d\n", tick, next);
        break;
    }
    await async_close(&kept);
    printf("more %d\n", await async_next(&kept, &tick));
    async_open(&kept, ticks(1));
    await async_close(&kept);
}

static async int program(void)
{
    printf("above %d\n", await first_above(2));
    await draw();
    struct log log = {"log", 0};
    await write_log(&log, 0);
    async_try {
        await write_log(&log, FAILED);
    } async_catch (int e) {
        printf("caught %d, errors %d\n", e == FAILED, log.errors);
    }
    await use_object();
    return 0;
}

int main(void)
{
    return async_run(program());
}

// CHECK: measured 6
// CHECK-NEXT: above 3
// CHECK-NEXT: 0.5 1
// CHECK-NEXT: 1.0 2
// CHECK-NEXT: 1.5 3
// CHECK-NEXT: 5
// CHECK-NEXT: [log
// CHECK-NEXT: -0-
// CHECK-NEXT: log] 0
// CHECK-NEXT: [log
// CHECK-NEXT: -0-
// CHECK-NEXT: log] 5
// CHECK-NEXT: caught 1, errors 1
// CHECK-NEXT: open 0
// CHECK-NEXT: busy 1
// CHECK-NEXT: 1, then 2
// CHECK-NEXT: measured 3
// CHECK-NEXT: more 0
// CHECK-NOT: {{.}}
