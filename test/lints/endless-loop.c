/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A loop without an end and without an await starves all others. */
// RUN: asyncc --heap=on --color=never --check %s -- %include_flags 2>&1 | %FileCheck --implicit-check-not=warning: %s
#include <async.h>

void feed(void);
void stop(void) __attribute__((noreturn));

async void f(int n)
{
    await async_sleep_ms(1);
    // CHECK: endless-loop.c:[[#@LINE+1]]:5: warning: this loop neither ends nor suspends, so no other task ever runs; await something in it [-Wendless-loop]
    for (;;) {
        feed();
    }
    // CHECK: endless-loop.c:[[#@LINE+1]]:5: warning: this loop neither ends nor suspends
    while (1) {
        switch (n) {
        case 1:
            break;
        }
    }
}

async int g(int n)
{
    for (;;) {
        await async_sleep_ms(1);
    }
    while (1) {
        if (n++ > 3) {
            break;
        }
    }
    for (;;) {
        if (n++ > 8) {
            stop();
        }
    }
    do {
        return n;
    } while (1);
}

void plain(void)
{
    for (;;) {
        feed();
    }
}
