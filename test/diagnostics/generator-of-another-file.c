/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What async_for, async_with and async_open take needs a known frame; an object needs it with the heap, too. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
// RUN: %not asyncc --heap=on --color=never --check %s -- %include_flags 2>&1 | %FileCheck --check-prefix=HEAP %s
#include <async.h>

async_generator int numbers(int n);
async_contextmanager void opened(void);
async_generator int known(int n) ASYNC_FRAME(64);
async_generator int without(int n);
async_static_generator(known) known_object;
async_static_generator(without) object;

struct source {
    int left;
};
async bool source_next(struct source *source, int *out);
ASYNC_ITERATOR(struct source, int, source_next);

async int t(struct source *source)
{
    int sum = 0;
    async_for (int n, numbers(3))
        sum += n;
    async_with (opened())
        sum++;
    async_for (int n, known(3))
        sum += n;
    async_for (int n, source)
        sum += n;
    sum += async_open(&known_object, known(1));
    return sum + async_open(&object, without(1));
}

// CHECK: generator-of-another-file.c:23:23: error: the frame of 'numbers' is not known here: it is defined in another file; translate both files in one call, or write ASYNC_FRAME(bytes) behind its prototype
// CHECK: generator-of-another-file.c:7:21: note: 'numbers' declared here
// CHECK: generator-of-another-file.c:25:17: error: the frame of 'opened' is not known here: it is defined in another file; translate both files in one call, or write ASYNC_FRAME(bytes) behind its prototype
// CHECK: generator-of-another-file.c:29:23: error: the frame of 'source_next' is not known here: it is defined in another file; translate both files in one call, or write ASYNC_FRAME(bytes) behind its prototype
// CHECK: generator-of-another-file.c:32:38: error: the frame of 'without' is not known here: it is defined in another file; translate both files in one call, or write ASYNC_FRAME(bytes) behind its prototype
// CHECK: {{^}}4 errors generated.

// HEAP: generator-of-another-file.c:32:38: error: the frame of 'without' is not known here
// HEAP: {{^}}1 error generated.
