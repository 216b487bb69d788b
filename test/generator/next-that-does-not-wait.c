/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Going on with a generator that never waits is a direct call and no await: its frame is an ordinary variable, the loop has
 * no site and saves nothing, and nothing is closed where nothing is pending. */
// RUN: %asyncc --no-line -o - %s -- %include_flags | %FileCheck %s
#include <async.h>

static async_generator int count(int n)
{
    for (int i = 0; i < n; i++) {
        yield i;
    }
}

async int sum(int n)
{
    int total = 0;
    async_for (int v, count(n)) {
        if (v == 7) {
            break;
        }
        total += v;
    }
    return total;
}

// CHECK-LABEL: struct count__frame {
// CHECK-NEXT:    const async_site *awaiting;{{ +}}/* who awaits this call */
// CHECK-NEXT:    int item;{{ +}}/* what is yielded */
// CHECK-NEXT:    int n;{{ +}}/* parameter; used after the await in line 8 */
// CHECK-NEXT:    int i;{{ +}}/* used after the await in line 10 */
// CHECK-NEXT:    uint16_t state;{{ +}}/* where to go on */
// CHECK-NEXT:  };
// CHECK-LABEL: count__resume(void *self, unsigned state, async_task *task, int error)
// CHECK:         case 1:
// CHECK-NEXT:        break;
// CHECK-NEXT:    default:
// CHECK-NEXT:        goto count__2;
// CHECK-NEXT:    }
// CHECK-NEXT:    n = frame->n;
// CHECK:             frame->item = i;
// CHECK-NEXT:        frame->i = i;
// CHECK-NEXT:        frame->state = 2;
// CHECK-NEXT:        return ASYNC__YIELDED;
// CHECK-NEXT:  count__2:;
// CHECK-NEXT:        n = frame->n;
// CHECK-NEXT:        i = frame->i;
// CHECK-NOT:         error
// CHECK:         return 0;
// CHECK-LABEL: static void count__open(struct count__frame *frame__, const async_site *awaiting__, int n)
// CHECK-NEXT:  {
// CHECK-NEXT:    frame__->awaiting = awaiting__;
// CHECK-NEXT:    frame__->n = n;
// CHECK-NEXT:    frame__->state = 1;
// CHECK-NEXT:  }
// CHECK-NOT:   sum__site
// CHECK-LABEL: static int sum__plain(int *result, async_task *task, int n)
// CHECK:         struct count__frame [[IT:count__[0-9]+]];
// CHECK:         count__open(&[[IT]], NULL, n);
// CHECK-NEXT:    for (;;) {
// CHECK-NEXT:        status = count__resume(&[[IT]], [[IT]].state, task, 0);
// CHECK-NEXT:        if (status != ASYNC__YIELDED) {
// CHECK-NEXT:            if (status != 0) {
// CHECK-NEXT:                return status;
// CHECK-NEXT:            }
// CHECK-NEXT:            break;
// CHECK-NEXT:        }
// CHECK-NEXT:        int v = [[IT]].item;
// CHECK-LABEL: sum__start(
