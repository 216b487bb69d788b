// What somebody else needs as a function that stands for itself is not merged, nor what would make each resume slower, unless
// -fmerge-all asks for it.
// RUN: %asyncc --no-line --heap=on --report -o /dev/null %s -- -I%root/include | %FileCheck %s
// RUN: %asyncc --no-line --heap=on -fmerge-all --report -o /dev/null %s -- -I%root/include | %FileCheck --check-prefix=ALL %s
#include <async.h>

async void external(void) { await async_sleep_ms(1); }
static async void twice(void) { await async_sleep_ms(1); }
static async void task(void) { await async_sleep_ms(1); }
static async void child(void) { await async_sleep_ms(1); }
static async void pointed(void) { await async_sleep_ms(1); }
static async void recursive(int n)
{
    await async_sleep_ms(1);
    if (n) {
        await recursive(n - 1);
    }
}
static async void looks_for_input(void)
{
    for (;;) {
        await async_sleep_ms(1);
    }
}
static async void last(void) { await async_sleep_ms(1); }
static async void wrapper(void) { await last(); }
static async void once(void) { await async_sleep_ms(1); }
typedef async void operation_fn(void) ASYNC_FRAME(64);
operation_fn *operation = pointed;

async void user(int n)
{
    await external();
    await twice();
    await twice();
    async_spawn(task());
    await task();
    await async_gather(child());
    await child();
    await pointed();
    await recursive(n);
    await wrapper();
    await once();
    await looks_for_input();
}
// CHECK-NOT:   , merged into
// CHECK:       once ({{.*}} bytes, merged into user
// CHECK-NOT:   , merged into
// ALL-NOT:     , merged into
// ALL:         looks_for_input ({{.*}} bytes, merged into user
// ALL-NOT:     , merged into
// ALL:         once ({{.*}} bytes, merged into user
// ALL-NOT:     , merged into
