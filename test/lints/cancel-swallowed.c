/* A cancellation that is caught, and then forgotten; not where the cancelled task is another one. */
// RUN: asyncc --heap=on --color=never --check  %s -- %include_flags 2>&1 | %FileCheck --implicit-check-not=warning: %s
// RUN: asyncc --heap=on --color=never --check -Wno-cancel-swallowed %s -- %include_flags 2>&1 | count 0
#include <async.h>
void clean(void);

ASYNC_QUEUE(numbers, int, 4);

async void f(async_task *task, async_task *other, int n)
{
    for (;;) {
        async_try { await async_sleep_ms(1); }
        // CHECK: cancel-swallowed.c:[[#@LINE+1]]:9: warning: the task goes on after it was cancelled; end with async_raise(ASYNC_CANCELLED), or return [-Wcancel-swallowed]
        async_catch_cancelled { clean(); }
        async_try { await async_sleep_ms(1); } async_catch_cancelled { clean(); async_raise(ASYNC_CANCELLED); }
        async_try { await async_sleep_ms(1); } async_catch_cancelled { clean(); break; }
        async_try { await async_sleep_ms(1); } async_catch_cancelled { if (n > 0) async_raise(ASYNC_CANCELLED); }
        async_try { await async_join(task); } async_catch_cancelled { clean(); }
        async_try { await async_gather(task, other); } async_catch_cancelled { clean(); }
        async_try { await async_wait_for_ms(async_join(task), n); } async_catch_cancelled { clean(); }
        async_try { await async_sleep_ms(1); } async_catch (int e) { (void)e; clean(); }
        async_try { await async_sleep_ms(1); }
        // CHECK: cancel-swallowed.c:[[#@LINE+1]]:9: warning: the task goes on
        async_catch_cancelled { clean(); continue; }
        async_try { await async_sleep_ms(1); }
        // CHECK: cancel-swallowed.c:[[#@LINE+1]]:9: warning: the task goes on
        async_catch_cancelled { while (n-- > 0) { if (n == 3) break; } }
        async_try { async_for (int v, &numbers) n += v; }
        // CHECK: cancel-swallowed.c:[[#@LINE+1]]:9: warning: the task goes on
        async_catch_cancelled { clean(); }
        async_try { await async_join(task); await async_sleep_ms(n); }
        // CHECK: cancel-swallowed.c:[[#@LINE+1]]:9: warning: the task goes on
        async_catch_cancelled { clean(); }
    }
}
