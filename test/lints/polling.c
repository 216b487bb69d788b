/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A loop that only sleeps until somebody else changes a variable should wait for an event. */
// RUN: asyncc --heap=on --color=never --check %s -- %include_flags 2>&1 | %FileCheck --implicit-check-not=warning: %s
#include <async.h>

static volatile int ready;
int query(void);

struct device {
    int busy;
};

async void f(struct device *device, int n)
{
    // CHECK: polling.c:[[#@LINE+1]]:12: warning: this is polled with sleeps; let whoever changes it set an async_flag or async_event, and await that [-Wpolling]
    while (!ready) {
        await async_sleep_ms(10);
    }
    // CHECK: polling.c:[[#@LINE+3]]:14: warning: this is polled with sleeps
    do {
        await async_sleep_ms(1);
    } while (device->busy);
    for (int i = 0; i < 3; i++) {
        await async_sleep_ms(10);
    }
    while (n--) {
        await async_sleep_ms(10);
    }
    while (query() && ready) {
        await async_sleep_ms(10);
    }
    while (!ready) {
        n++;
        await async_sleep_ms(10);
    }
    for (;;) {
        await async_sleep_ms(10);
    }
}
