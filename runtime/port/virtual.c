/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A virtual clock for tests and simulation: time jumps to the next deadline when nothing is ready, and gains a
 * microsecond at each call of the scheduler into a task or callback.  One thread, no interrupts. */
#include <async/port.h>
#include <async/virtual.h>

#include <async/loop.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static struct {
    uint64_t microseconds;
    uint32_t resumes; /* of the loop, at the last look */
} clock_now;

static void count_resumes(void)
{
    clock_now.microseconds += async__loop.resumes - clock_now.resumes;
    clock_now.resumes = async__loop.resumes;
}

uint32_t async__port_now(void)
{
    count_resumes();
    return (uint32_t)(clock_now.microseconds / 1000u);
}

void async_virtual_set_ms(uint32_t ms)
{
    count_resumes();
    clock_now.microseconds = (uint64_t)ms * 1000u;
}

void async__port_sleep(const uint32_t *deadline)
{
    uint64_t now = async__port_now();
    if (async__loop.attention) {
        return;
    }
    if (deadline == NULL) {
        fflush(stdout);
        fputs("virtual clock: every task waits, and nothing can wake one\n", stderr);
        exit(EXIT_FAILURE);
    }
    clock_now.microseconds += (uint64_t)(*deadline - (uint32_t)now) * 1000u - clock_now.microseconds % 1000u;
}

bool async__port_poll(void)
{
    return true; /* every call counts */
}

#if ASYNC_CONFIG_PORT_WAKE
void async__port_wake(void)
{
}
#endif

void async__port_print(const char *text)
{
    fflush(stdout);
    fputs(text, stderr);
}
