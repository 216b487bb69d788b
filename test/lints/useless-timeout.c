/* A timeout round what never suspends. */
// RUN: asyncc --heap=on --color=never --check  %s -- %include_flags 2>&1 | %FileCheck --implicit-check-not=warning: %s
// RUN: asyncc --heap=on --color=never --check -Wno-useless-timeout %s -- %include_flags 2>&1 | count 0
#include <async.h>
int work(void);

async int f(async_event *event)
{
    int sum = 0;
    // CHECK: useless-timeout.c:[[#@LINE+1]]:17: warning: nothing in this block suspends, so its time never runs out; remove it or await something in it [-Wuseless-timeout]
    async_with (async_timeout_ms(5)) { sum += work(); }
    async_scope scope = async_scope_after_ms(5);
    // CHECK: useless-timeout.c:[[#@LINE+1]]:17: warning: nothing in this block suspends
    async_with (&scope) { sum += work(); }
    async_with (async_move_on_after_ms(5)) { await async_event_wait(event); }
    async_with (async_timeout_ms(5)) { if (sum) { sum = work(); await async_sleep_ms(1); } }
    return sum;
}
