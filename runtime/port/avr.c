/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* AVR: an interrupt counts milliseconds, timer 0's or another one of the firmware's; the processor idles in between. */
#include <async/avr.h>
#include <async/port.h>

#include <async/loop.h>

#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <stdbool.h>
#include <util/atomic.h>

static volatile uint32_t ticks;

void async_tick_handler(void)
{
    ticks++;
}

#ifdef TIMER0_COMPA_vect
#ifdef TIMSK0
#define TIMER_INTERRUPTS TIMSK0
#else
#define TIMER_INTERRUPTS TIMSK
#endif

void async_tick_init(uint32_t cpu_hz)
{
    uint8_t shift = 3, select = _BV(CS01);
    if (cpu_hz >> shift > 256000u) {
        shift = 6;
        select = _BV(CS01) | _BV(CS00);
    }
    if (cpu_hz >> shift > 256000u) {
        shift = 8;
        select = _BV(CS02);
    }
    TCCR0A = _BV(WGM01); /* count up to OCR0A */
    OCR0A = (uint8_t)((cpu_hz >> shift) / 1000u - 1u);
    TIMER_INTERRUPTS |= _BV(OCIE0A);
    TCCR0B = select;
    sei();
}
#endif

uint32_t async__port_now(void)
{
    uint32_t now;
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE)
    {
        now = ticks;
    }
    return now;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" /* what the C library's macro does with the register */
static void select_idle(void)
{
    set_sleep_mode(SLEEP_MODE_IDLE);
}
#pragma GCC diagnostic pop

/* The instruction after `sei` is executed before any interrupt: none gets lost between the look and the sleep. */
void async__port_sleep(const uint32_t *deadline)
{
    select_idle();
    cli();
    if (!ASYNC__SHARED_READ(async__loop.attention) && (deadline == NULL || (int32_t)(*deadline - ticks) > 0)) {
        sleep_enable();
        sei();
        sleep_cpu();
        sleep_disable();
    }
    sei();
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
