// The frame of an awaited function lies in its caller's; two calls that are never alive together share it.
// RUN: %asyncc --no-line %s -o - -- -I%root/include | %FileCheck %s
#include <async.h>

static async int get(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int sum(void)
{
    return await get(1) + await get(2);
}

// CHECK:      struct sum__frame {
// CHECK-NEXT:     const async_site *awaiting;{{ +}}/* who awaits this call */
// CHECK-NEXT:     int result;{{ +}}/* what the function returns */
// CHECK-NEXT:     int t__1;{{ +}}/* intermediate value; used after the await in line 13 */
// CHECK-NEXT:     struct get__frame get;{{ +}}/* frame of get, awaited in line 13 */
// CHECK-NEXT: };
// CHECK:      async_site sum__site_1 = { sum__resume, offsetof(struct sum__frame, get), 1 };
// CHECK:      async_site sum__site_2 = { sum__resume, offsetof(struct sum__frame, get), 2 };
// CHECK:          error = get__start(&frame->get, &sum__site_1, task, 1);
// CHECK-NEXT:     if (error != 0) {
// CHECK-NEXT:         return error;
// CHECK-NEXT: sum__1:;
// CHECK-NEXT:         if (ASYNC__RARELY(error != 0)) {
// CHECK-NEXT:             return error;
// CHECK-NEXT:         }
// CHECK-NEXT:     }
// CHECK-NEXT:     t__1 = frame->get.{{.*}}result;
// CHECK-NEXT:     frame->t__1 = t__1;
// CHECK-NEXT:     error = get__start(&frame->get, &sum__site_2, task, 2);
// CHECK:          frame->result = t__1 + frame->get.{{.*}}result;
