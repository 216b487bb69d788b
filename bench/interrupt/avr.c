/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The same on AVR: timer 1 counts cycles from its interrupt on. Prints through the UART. */
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <stdlib.h>

#include <async/avr.h>
#include <async.h>

enum { RUNS = 9, PERIOD = 20000 };

static async_flag flag = ASYNC_FLAG_INIT;
static volatile uint16_t at_interrupt;

ISR(TIMER1_COMPA_vect)
{
    at_interrupt = TCNT1;
    async_flag_set(&flag);
}

static void put(char c)
{
    while (!(UCSR0A & _BV(UDRE0))) {
    }
    UDR0 = (uint8_t)c;
}

/* Apart, so that its text is not part of the frame that the task builds up on the stack. */
__attribute__((noinline)) static void print_number(uint16_t number)
{
    char text[8];
    utoa(number, text, 10);
    for (const char *at = text; *at; at++) {
        put(*at);
    }
    put('\n');
}

static async void wait(void)
{
    for (uint8_t i = 0; i < RUNS; i++) {
        await async_flag_wait(&flag);
        print_number(TCNT1 - at_interrupt);
    }
}

static async void other(void)
{
    await async_sleep_ms(1000);
}
static async_static_task(other) other_task;

int main(void)
{
    UCSR0B = _BV(TXEN0);
    OCR1A = PERIOD;
    TIMSK1 = _BV(OCIE1A);
    TCCR1B = _BV(WGM12) | _BV(CS10);
    async_start(&other_task, other());
    async_run(wait());
    while (!(UCSR0A & _BV(TXC0))) {
    }
    cli();
    sleep_enable();
    sleep_cpu(); /* with interrupts off: the end of the simulation */
    return 0;
}
