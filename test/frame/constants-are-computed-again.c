/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A variable that is never assigned after its declaration with a constant, or with the address of an object that stays where it is,
 * has no bytes in the frame: its initializer is evaluated again. A string, a call or another variable is no constant. */
// RUN: %asyncc --no-line -o - %s -- %include_flags | %FileCheck %s
// RUN: %asyncc -o - %s -- %include_flags | %FileCheck --check-prefix=LINES %s
// RUN: %asyncc --no-line -O0 -o - %s -- %include_flags | %FileCheck --check-prefix=PLAIN %s
#include <async.h>

struct point {
    int x;
    int y[4];
};
extern struct point origin;
int get(void);
void use(int limit, struct point *global, int *own, int scale, const char *name, int got, int next);
#define LIMIT 10

async void f(void)
{
    const int limit = LIMIT + 1;
    struct point here = {1, {2}};
    struct point *const global = &origin;
    int *own = &here.y[2];
    int scale = 3;
    const char *name = "f";
    const int got = get();
    const int next = got + 1;
    await async_sleep_ms(1);
    use(limit, global, own, scale, name, got, next);
    scale++;
    await async_sleep_ms(1);
    use(limit, global, own, scale, name, got, next);
}

// CHECK-LABEL: struct f__frame {
// CHECK-NOT:     limit;
// CHECK-NOT:     global;
// CHECK-NOT:     own;
// CHECK:       };
// CHECK-LABEL: f__resume(void *self
// CHECK:         int limit = LIMIT + 1;
// CHECK:         int *own = &frame->here.y[2];
// CHECK-NOT:     ->limit
// CHECK:       f__1:
// CHECK-NEXT:    scale = frame->scale;
// CHECK-NEXT:    name = frame->name;
// CHECK-NEXT:    got = frame->got;
// CHECK-NEXT:    next = frame->next;
// CHECK-NEXT:    limit = 10 + 1;
// CHECK-NEXT:    global = &origin;
// CHECK-NEXT:    own = &frame->here.y[2];

// PLAIN-LABEL: struct f__frame {
// PLAIN:         int limit;
// PLAIN:       };
// PLAIN-LABEL: f__resume(void *self
// PLAIN:         frame->limit = limit;

// LINES:       f__1:
// LINES:         limit = 10 + 1;
// LINES-NEXT:    global = &origin;
// LINES-NEXT:    own = &frame->here.y[2];
// LINES-NEXT:    if (ASYNC__RARELY(error != 0)) {
