/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What an await becomes stands further in than the block around it, also where that is written on one line; a body without braces
 * gets them in the column of its statement. */
// RUN: %asyncc --no-line -Wno-endless-loop -o - %s -- %include_flags | %FileCheck --strict-whitespace %s
#include <async.h>

async int wait_for(int n);

static async int short_one(int n) { await async_sleep_ms(n); return n; }
// CHECK-LABEL:{{^}}static int short_one__resume(void *self
// CHECK:{{^}}    async__suspend(task, &short_one__leaf_1, frame);
// CHECK:{{^}}    if (ASYNC__RARELY(error != 0)) {
// CHECK:{{^}}        return error;

async int bare(int n)
{
    if (n)
        for (int i = 0; i < await short_one(i); i++)
            n++;
    else { await short_one(3); }
    return n;
}
// CHECK-LABEL:{{^}}static int bare__resume(void *self
// CHECK:{{^}}    if (n)
// CHECK-NEXT:{{^}}    {
// CHECK-NEXT:{{^}}        {
// CHECK-NEXT:{{^}}            int i = 0;
// CHECK:{{^}}    else {
// CHECK-NEXT:{{^}}        frame->n = n;
