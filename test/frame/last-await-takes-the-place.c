// A function whose awaits are the last thing that it does has no frame of its own: the callee's frame takes its place and
// the callee returns to its caller. -fno-merge and -O0 leave it as it is; so does anything that remains to be done.
// RUN: %asyncc --no-line %s -o - -- -I%root/include | %FileCheck %s
// RUN: %asyncc --no-line -fno-merge %s -o - -- -I%root/include | %FileCheck --check-prefix=APART %s
// RUN: %asyncc --no-line -O0 %s -o - -- -I%root/include | %FileCheck --check-prefix=APART %s
#include <async.h>

async int leaf(int x)
{
    await async_sleep_ms(x);
    return x;
}

async int wrapper(int x)
{
    if (x < 0) {
        return 0;
    }
    return await leaf(x + 1);
}
// CHECK-LABEL: struct wrapper__frame {
// CHECK-NEXT:     struct leaf__frame leaf;{{ +}}/* frame of leaf, awaited in line 19 */
// CHECK-NEXT: };
// CHECK-NOT:  wrapper__site
// CHECK:          frame->leaf.awaiting = args->awaiting;
// CHECK:              frame->leaf.u.result = 0;
// CHECK:          return leaf__start(&frame->leaf, frame->leaf.awaiting, task, x + 1);
// CHECK-NEXT: }
// APART-LABEL: struct wrapper__frame {
// APART-NEXT:     const async_site *awaiting;

async void end(int x)
{
    if (x) {
        await wrapper(x);
    }
}
// CHECK-LABEL: struct end__frame {
// CHECK-NEXT:     struct wrapper__frame wrapper;
// CHECK-NEXT: };
// CHECK:          return wrapper__start(&frame->wrapper, frame->wrapper.leaf.awaiting, task, x);

async long converts(int x) { return await leaf(x); }
// CHECK-LABEL: struct converts__frame {
// CHECK-NEXT:     const async_site *awaiting;
async int keeps(int x) { return x + await leaf(x); }
// CHECK-LABEL: struct keeps__frame {
// CHECK-NEXT:     const async_site *awaiting;
async int by_address(int x) { return await leaf(*&x); }
// CHECK-LABEL: struct by_address__frame {
// CHECK-NEXT:     struct leaf__frame leaf;
async int pointer(int *x) { return await leaf(*x); }
async int lends(void)
{
    int local = 1;
    return await pointer(&local);
}
// CHECK-LABEL: struct lends__frame {
// CHECK-NEXT:     const async_site *awaiting;
async int cleans(int x)
{
    async_defer { x++; }
    return await leaf(x);
}
// CHECK-LABEL: struct cleans__frame {
// CHECK-NEXT:     const async_site *awaiting;
async int catches(int x)
{
    async_try {
        return await leaf(x);
    } async_catch (int e) {
        return e;
    }
}
// CHECK-LABEL: struct catches__frame {
// CHECK-NEXT:     const async_site *awaiting;
