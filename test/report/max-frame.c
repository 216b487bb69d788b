/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* --max-frame=N is an error at each function whose frame has more than N bytes, naming the largest members. */
// RUN: rm -f %t.c
// RUN: asyncc --check --max-frame=4096 %s -- %include_flags
// RUN: %not asyncc --color=never --max-frame=400 %s -o %t.c -- %include_flags 2>&1 | %FileCheck %s
// RUN: %not ls %t.c
#include <async.h>

int use(char *p);

static async void small(void)
{
    await async_sleep_ms(1);
}

// CHECK:      max-frame.c:[[#@LINE+5]]:{{[0-9]+}}: error: the frame of 'big' has {{[0-9]+}} bytes, more than the 400 of --max-frame
// CHECK:      max-frame.c:[[#@LINE+6]]:{{[0-9]+}}: note: 300 bytes for 'line': address is taken in line
// CHECK:      max-frame.c:[[#@LINE+6]]:{{[0-9]+}}: note: 100 bytes for 'name': address is taken in line
// CHECK:      max-frame.c:[[#@LINE+8]]:{{[0-9]+}}: note: {{[0-9]+}} bytes for 'small': frame of small
// CHECK:      1 error generated.
static async void big(void)
{
    char line[300];
    char name[100];
    use(line);
    use(name);
    await small();
    use(line);
    use(name);
}

int main(void)
{
    return async_run(big());
}
