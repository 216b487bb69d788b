/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* No case label of a switch around it stands in the body of a form. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async_generator int ints(int n)
{
    yield n;
}

async int t(int n, async_lock *lock)
{
    switch (n) {
    case 0:
        async_for (int v, ints(3)) {
        case 1:
            n += v;
        }
        async_with (lock) {
        case 2:
            n++;
        }
        async_shield {
        case 3:
            n++;
        }
        async_defer {
        case 4:
            n++;
        }
        async_try {
            await async_sleep_ms(n);
        } async_catch (int e) {
        case 5:
            n += e;
        } async_catch_cancelled {
        case 6 ... 9:
            n++;
        } async_finally {
        default:
            n++;
        }
    }
    return n;
}

// CHECK: case-into-forms.c:16:9: error: this label belongs to a switch outside the body of async_for, which can only be entered from the top
// CHECK: case-into-forms.c:20:9: error: this label belongs to a switch outside the body of async_with, which can only be entered from the top
// CHECK: case-into-forms.c:24:9: error: this label belongs to a switch outside the body of async_shield, which can only be entered from the top
// CHECK: case-into-forms.c:28:9: error: this label belongs to a switch outside the body of async_defer, which can only be entered from the top
// CHECK: case-into-forms.c:34:9: error: this label belongs to a switch outside the body of async_catch, which can only be entered from the top
// CHECK: case-into-forms.c:37:9: error: this label belongs to a switch outside the body of async_catch_cancelled, which can only be entered from the top
// CHECK: case-into-forms.c:40:9: error: this label belongs to a switch outside the body of async_finally, which can only be entered from the top
// CHECK: {{^}}7 errors generated.
