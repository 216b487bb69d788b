/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * UART0 with interrupts on both sides.  The functions here never wait; a task that has to, waits for
 * the flag and tries again:
 *
 *     while ((c = uart_try_get()) < 0)
 *         await async_flag_wait(&uart_received);
 *
 * A flag wakes one task: let one task read and one task write.
 */
#ifndef UART_H
#define UART_H

#include <async/runtime.h>
#include <stdbool.h>

extern async_flag uart_received; /* a byte has come in              */
extern async_flag uart_has_room; /* a byte has gone out: there is room */

void uart_init(void);

/* The next byte, or -1. */
int uart_try_get(void);

/* False: no room. */
bool uart_try_put(char byte);

/* True when everything has gone out. */
bool uart_is_idle(void);

#endif
