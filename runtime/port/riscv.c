/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* RISC-V in machine mode: mtime is the clock, mtimecmp wakes the hart for a deadline, wfi sleeps.  No periodic tick, and no
 * interrupt is taken for the timer. */
#include <async/port.h>
#include <async/riscv.h>

#include <async/loop.h>

#include <stdbool.h>

#define MSTATUS_MIE 0x8
#define MIE_MTIE 0x80

static struct {
    volatile uint32_t *now, *compare; /* low word, high word */
    uint32_t ticks_per_ms;
} timer;

void async_mtime_init(volatile void *mtime, volatile void *mtimecmp, uint32_t mtime_hz)
{
    timer.now = (volatile uint32_t *)mtime;
    timer.compare = (volatile uint32_t *)mtimecmp;
    timer.ticks_per_ms = mtime_hz / 1000u;
}

static uint64_t read_mtime(void)
{
    uint32_t high, low;
    do { /* 32 bits at a time: the low word may run over in between */
        high = timer.now[1];
        low = timer.now[0];
    } while (high != timer.now[1]);
    return (uint64_t)high << 32 | low;
}

static void write_mtimecmp(uint64_t at)
{
    timer.compare[1] = UINT32_MAX; /* no value in between is in the past */
    timer.compare[0] = (uint32_t)at;
    timer.compare[1] = (uint32_t)(at >> 32);
}

/* Milliseconds since the start: 64 bits, so that mtime may be as fast as it likes. */
static uint64_t read_milliseconds(void)
{
    return read_mtime() / timer.ticks_per_ms;
}

uint32_t async__port_now(void)
{
    return (uint32_t)read_milliseconds();
}

/* WFI ends when an interrupt that mie enables is pending, taken or not: none gets lost between the look and the sleep. */
void async__port_sleep(const uint32_t *deadline)
{
    uint64_t now = read_milliseconds();
    int32_t left = deadline ? (int32_t)(*deadline - (uint32_t)now) : 1;
    uintptr_t enabled;
    if (left <= 0) {
        return;
    }
    __asm__ volatile("csrrci %0, mstatus, %1" : "=r"(enabled) : "i"(MSTATUS_MIE) : "memory");
    if (!ASYNC__SHARED_READ(async__loop.attention)) {
        write_mtimecmp(deadline ? (now + (uint32_t)left) * timer.ticks_per_ms : UINT64_MAX);
        __asm__ volatile("csrs mie, %0\n\twfi\n\tcsrc mie, %0" : : "r"((uintptr_t)MIE_MTIE) : "memory");
    }
    __asm__ volatile("csrs mstatus, %0" : : "r"(enabled & MSTATUS_MIE) : "memory");
}

bool async__port_poll(void)
{
    return false;
}

#if ASYNC_CONFIG_PORT_WAKE
void async__port_wake(void)
{
}
#endif

__attribute__((weak)) void async_port_write(const char *text)
{
    (void)text;
}

void async__port_print(const char *text)
{
    async_port_write(text);
}
