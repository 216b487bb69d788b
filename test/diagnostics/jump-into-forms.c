/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The body of each form is entered from the top only. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async_generator int ints(int n)
{
    yield n;
}

async int t(int n, async_lock *lock)
{
    goto in_for;
    goto in_with;
    goto in_shield;
    goto in_catch;
    goto in_cancelled;
    goto in_finally;
    async_for (int v, ints(3)) {
    in_for:
        n += v;
    }
    async_with (lock) {
    in_with:
        n++;
    }
    async_shield {
    in_shield:
        n++;
    }
    async_try {
        await async_sleep_ms(n);
    } async_catch (int e) {
    in_catch:
        n += e;
    } async_catch_cancelled {
    in_cancelled:
        n++;
    } async_finally {
    in_finally:
        n++;
    }
    return n;
}

// CHECK: jump-into-forms.c:13:5: error: this jumps into the body of async_for, which can only be entered from the top
// CHECK: jump-into-forms.c:20:5: note: label 'in_for' is here
// CHECK: jump-into-forms.c:14:5: error: this jumps into the body of async_with, which can only be entered from the top
// CHECK: jump-into-forms.c:24:5: note: label 'in_with' is here
// CHECK: jump-into-forms.c:15:5: error: this jumps into the body of async_shield, which can only be entered from the top
// CHECK: jump-into-forms.c:28:5: note: label 'in_shield' is here
// CHECK: jump-into-forms.c:16:5: error: this jumps into the body of async_catch, which can only be entered from the top
// CHECK: jump-into-forms.c:34:5: note: label 'in_catch' is here
// CHECK: jump-into-forms.c:17:5: error: this jumps into the body of async_catch_cancelled, which can only be entered from the top
// CHECK: jump-into-forms.c:37:5: note: label 'in_cancelled' is here
// CHECK: jump-into-forms.c:18:5: error: this jumps into the body of async_finally, which can only be entered from the top
// CHECK: jump-into-forms.c:40:5: note: label 'in_finally' is here
// CHECK: {{^}}6 errors generated.
