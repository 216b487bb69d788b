// The AVR port loses no flag that an interrupt sets while it goes to sleep, and sleeps until a deadline.
// REQUIRES: target=avr
// RUN: %run_async --no-readable --no-strict --port=avr %s | %FileCheck --match-full-lines %s

#include <async/avr.h>
#include <avr/interrupt.h>
#include <avr/io.h>

#include "Inputs/port.h"

ISR(TIMER1_COMPA_vect)
{
    TCCR1B = 0;
    on_alarm();
}

ISR(TIMER0_COMPA_vect)
{
    async_tick_handler();
}

static void init_board(void)
{
    TIMSK1 = _BV(OCIE1A);
    sei();
}

/* A step is a cycle. */
static void alarm_after(unsigned steps)
{
    TCNT1 = 0;
    OCR1A = (uint16_t)(steps + 4);
    TCCR1B = _BV(WGM12) | _BV(CS10);
}

static void start_clock(void)
{
    async_tick_init(16000000);
}

// CHECK: no flag was lost
// CHECK-NEXT: slept 25 ms
// CHECK-NOT: {{.}}
