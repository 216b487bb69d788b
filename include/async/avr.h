/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The AVR port's side towards the firmware. */
#ifndef ASYNC_AVR_H
#define ASYNC_AVR_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Starts timer 0 with one compare interrupt per millisecond, for which the firmware has
 *
 *     ISR(TIMER0_COMPA_vect) { async_tick_handler(); }
 *
 * and enables interrupts.  cpu_hz: the processor's clock, 8 kHz to 20 MHz.  A millisecond is a whole number of timer steps,
 * the finest of 8, 64 and 256 cycles that fit: exact at 1, 2, 4, 8, 12 and 16 MHz, 0.16 % short at 20 MHz.  Only where
 * the device has this interrupt; elsewhere, or when timer 0 is needed, start another one that calls async_tick_handler. */
void async_tick_init(uint32_t cpu_hz);

/* The body of the interrupt: one millisecond has passed.  Only from interrupts. */
void async_tick_handler(void);

/* Writes the exception handler's text; the default drops it, the firmware may define its own. */
void async_port_write(const char *text);

#ifdef __cplusplus
}
#endif
#endif
