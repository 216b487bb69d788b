// A scalar that lives across an await is a C local with a slot: saved before, restored at the resume point.
// RUN: %asyncc --no-line %s -o - -- -I%root/include | %FileCheck %s
#include <async.h>

async int next(int n)
{
    int before = n * 2;
    await async_sleep_ms(1);
    return before;
}

// CHECK:      struct next__frame {
// CHECK-NEXT:     const async_site *awaiting;{{ +}}/* who awaits this call */
// CHECK-NEXT:     union {
// CHECK-NEXT:         int result;{{ +}}/* what the function returns */
// CHECK-NEXT:         int before;{{ +}}/* used after the await in line 8 */
// CHECK-NEXT:     } u;
// CHECK-NEXT:     async_sleep_node sleep_ms_wait;{{ +}}/* waits in line 8 */
// CHECK-NEXT: };
// CHECK:      async_leaf next__leaf_[[#STATE:]] = { { next__resume, offsetof(struct next__frame, sleep_ms_wait), {{[0-9]+}} }, async_sleep_ms__undo };
// CHECK:      default:
// CHECK-NEXT:     goto next__[[#STATE]];
// CHECK:          int before = n * 2;
// CHECK-NEXT:     frame->u.before = before;
// CHECK-NEXT:     async__suspend(task, &next__leaf_[[#STATE]], frame);
// CHECK-NEXT:     async_sleep_ms__wait(&frame->sleep_ms_wait, task, 1);
// CHECK-NEXT:     return ASYNC__PENDING;
// CHECK-NEXT: next__[[#STATE]]:
// CHECK-NEXT:     before = frame->u.before;
// CHECK-NEXT:     if (ASYNC__RARELY(error != 0)) {
// CHECK-NEXT:         return error;
// CHECK-NEXT:     }
// CHECK:          frame->u.result = before; return 0;
