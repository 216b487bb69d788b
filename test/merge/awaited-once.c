// A function that is awaited in one place only has no header in its frame, no start function and no site there: its caller is
// what is resumed, with states of one numbering, and calls its resume function in one place. -fno-merge and -O0 leave it apart.
// RUN: %asyncc --no-line %s -o - -- -I%root/include | %FileCheck %s
// RUN: %asyncc --no-line -fno-merge %s -o - -- -I%root/include | %FileCheck --check-prefix=APART %s
// RUN: %asyncc --no-line -O0 %s -o - -- -I%root/include | %FileCheck --check-prefix=APART %s
#include <async.h>

static async int leaf(int n, int unused)
{
    await async_sleep_ms(n);
    return n;
}
// CHECK:      struct leaf__frame {
// CHECK-NOT:      awaiting
// CHECK:      };
// CHECK-NEXT: static ASYNC__CONST async_leaf leaf__leaf_1;
// CHECK-NEXT: static int leaf__resume(struct leaf__frame *frame, unsigned state, async_task *task, int error, void *outer, int n, int unused)
// CHECK-NEXT: {
// CHECK-NEXT:     switch (state) {
// CHECK-NEXT:     case 0:
// CHECK-NEXT:         break;
// CHECK-NEXT:     default:
// CHECK-NEXT:         goto leaf__1;
// CHECK-NEXT:     }
// CHECK-NEXT:     (void)unused;
// CHECK-NEXT: {
// CHECK-NEXT:     frame->{{.*}}n = n;
// CHECK-NEXT:     async__suspend(task, &leaf__leaf_1, outer);
// CHECK-NOT:  {{int leaf__s}}tart(
// APART:      struct leaf__frame {
// APART-NEXT:     const async_site *awaiting;
// APART:      leaf__start(

async int mid(int a)
{
    await async_sleep_ms(1);
    return a + await leaf(a - 1, 2);
}
// CHECK:      struct mid__frame {
// CHECK-NEXT:     const async_site *awaiting;
// CHECK:              struct leaf__frame leaf;
// CHECK:      static ASYNC__CONST async_leaf mid__leaf_1 = { { mid__resume, offsetof(struct mid__frame, {{[us0-9.]*}}sleep_ms_wait), [[#OWN:]] }
// CHECK-NEXT: static ASYNC__CONST async_leaf leaf__leaf_1 = { { mid__resume, offsetof(struct mid__frame, {{[us0-9.]*}}leaf.sleep_ms_wait), [[#STATE:OWN+1]] }
// CHECK-NOT:  {{async_site mid_}}_site
// CHECK:          int leaf__arg_n = 0;
// CHECK-NEXT:     int leaf__arg_unused = 0;
// CHECK:          switch (ASYNC__RESUMED(state)) {
// CHECK-NEXT:     case 0:
// CHECK-NEXT:         break;
// CHECK-NEXT:     case [[#OWN]]:
// CHECK-NEXT:         goto mid__1;
// CHECK-NEXT:     default:
// CHECK-NEXT:         goto mid__awaits_leaf;
// CHECK-NEXT:     }
// CHECK:          frame->{{.*}}a = a;
// CHECK:          leaf__arg_n = a - 1;
// CHECK-NEXT:     leaf__arg_unused = 2;
// CHECK-NEXT:     state = 0;
// CHECK-NEXT: mid__awaits_leaf:
// CHECK-NEXT:     error = leaf__resume(&frame->{{.*}}leaf, state, task, error, frame, leaf__arg_n, leaf__arg_unused);
// CHECK-NEXT:     if (error == ASYNC__PENDING) {
// CHECK-NEXT:         return ASYNC__PENDING;
// CHECK-NEXT:     }
// CHECK-NEXT:     {{a = .*}};
// CHECK:          if (ASYNC__RARELY(error != 0)) {
// CHECK-NEXT:         return error;
// CHECK-NEXT:     }
// APART:      &mid__site_2
